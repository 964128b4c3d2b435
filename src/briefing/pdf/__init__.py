"""Pages -> the bytes of a PDF. The only room that knows PDF, and that imports ReportLab (backend.py)."""
