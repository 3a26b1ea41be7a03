"""Answers as XML, for those who read no JSON."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

# What XML 1.0 cannot hold in any form, https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(root: str, fields: Mapping[str, object]) -> bytes:
    """An element of this name with one element for each field."""
    top = ElementTree.Element(root)
    for name, value in fields.items():
        ElementTree.SubElement(top, name).text = NOT_IN_XML.sub("", str(value))
    return ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
