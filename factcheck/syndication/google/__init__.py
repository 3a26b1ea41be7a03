"""Google's Fact Check Tools API, v1alpha1, answered from our own archive.

https://developers.google.com/fact-check/tools/api/reference/rest
"""
