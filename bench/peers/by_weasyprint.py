"""WeasyPrint from HTML and CSS, as tagged PDF/UA: `by_weasyprint.py FOLDER OUT`."""

import sys

from weasyprint import HTML

folder, out = sys.argv[1:]
HTML(f"{folder}/doc.html").write_pdf(out, pdf_variant="pdf/ua-1")
