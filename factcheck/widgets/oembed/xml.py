"""Answers as XML, for those who read no JSON."""

from collections.abc import Mapping
from xml.etree import ElementTree

from factcheck.core.legal import legal


def xml(root: str, fields: Mapping[str, object]) -> bytes:
    """An element of this name with one element for each field."""
    top = ElementTree.Element(root)
    for name, value in fields.items():
        ElementTree.SubElement(top, name).text = legal(str(value))
    return ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
