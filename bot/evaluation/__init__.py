"""``sangfroid eval``: how often the situation is named rightly, and how sure that is."""
