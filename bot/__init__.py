"""Sangfroid: a guide, on Telegram, for people who are being blackmailed or scammed."""

__version__ = "0.1.0"
