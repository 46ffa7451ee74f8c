"""What drawings are put together of: SVG, labels, marks, glyphs and tones."""
