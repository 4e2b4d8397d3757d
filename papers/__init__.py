"""What leaves or arrives as a file（表格与文档）: bytes in, bytes out, nothing kept."""
