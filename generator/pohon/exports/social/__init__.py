"""Pictures for previews in messengers and social media: what stands on one, where, and how it is painted."""

from pohon.exports.social.picture import picture, wanted

__all__ = ["picture", "wanted"]
