# SPDX-License-Identifier: Apache-2.0
"""A captive portal: answers everything with 200 and a page to sign in. portal.py PORT"""
import http.server
import sys

PAGE = b"<!DOCTYPE html><html><body><h1>Welcome, please sign in</h1></body></html>"


class Portal(http.server.BaseHTTPRequestHandler):
    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    do_GET = do_POST = do_OPTIONS = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Portal)
print("listening", server.server_port, flush=True)
server.serve_forever()
