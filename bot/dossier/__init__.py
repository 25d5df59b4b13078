"""The dossier: what somebody keeps as evidence, the letters made of it, and the file they take."""
