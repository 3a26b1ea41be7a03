"""oEmbed: an address of ours pasted into another site becomes a card there. https://oembed.com"""
