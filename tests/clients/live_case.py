"""The site on a port of its own, for clients that know nothing of Django."""

from django.db import connections
from django.test import TestCase, override_settings
from django.test.testcases import LiveServerThread, _StaticFilesHandler


class LiveCase(TestCase):
    """`self.address` is where the site answers: with this test's connection, so nothing is committed or flushed.

    One request at a time: a client that asks twice at once would share that connection with itself.
    """

    address: str

    @classmethod
    def setUpClass(cls) -> None:
        for connection in connections.all():
            connection.inc_thread_sharing()
            cls.addClassCleanup(connection.dec_thread_sharing)
        shared = {connection.alias: connection for connection in connections.all()}
        server = LiveServerThread("127.0.0.1", _StaticFilesHandler, connections_override=shared)
        server.daemon = True
        server.start()
        cls.addClassCleanup(server.terminate)
        server.is_ready.wait()
        if server.error:
            raise server.error
        cls.address = f"http://127.0.0.1:{server.port}"
        cls.enterClassContext(override_settings(SITE_ADDRESS=cls.address))
        super().setUpClass()
