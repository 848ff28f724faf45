"""The nouns: frozen values without any access to disk, clock, network or terminal."""
