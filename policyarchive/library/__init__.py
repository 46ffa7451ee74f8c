"""The media library: pictures and attachments, private until something public uses them.

It knows no content type: content types say what they use (`references.py`).
"""
