"""Faults of the servers that the program records on: MongoDB, QuestDB, and the latter's disk."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from tests.faults.faults import Fault, ProgramFault
from tests.faults.world import World


class ServerFault(Fault):
    """Something happens to a server; it is well again at the end."""

    group = "servers"
    choices_s: ClassVar[tuple[float, ...]] = (0.0, 5.0, 20.0)

    def is_possible(self, world: World) -> bool:
        """Whether both run."""
        servers = world.servers
        return servers.mongodb.pid is not None and servers.questdb.pid is not None

    def begin(self, world: World) -> str:
        """Do it."""
        self.harm(world)
        return ""

    @abstractmethod
    def harm(self, world: World) -> None:
        """What happens."""

    def end(self, world: World) -> None:
        """Have both run."""
        world.servers.heal()


class QuestDbKilled(ServerFault):
    """kill -9 of QuestDB."""

    kind = "questdb killed"

    def harm(self, world: World) -> None:
        """Kill it."""
        world.servers.questdb.kill()


class QuestDbRestarted(ServerFault):
    """It is restarted, as after an update."""

    kind = "questdb restarted"
    choices_s = (0.0,)

    def harm(self, world: World) -> None:
        """Restart it."""
        world.servers.questdb.stop()
        world.servers.questdb.start()


class QuestDbFrozen(ServerFault):
    """It does not answer for a while, and closes nothing."""

    kind = "questdb frozen"
    choices_s = (3.0, 20.0)

    def harm(self, world: World) -> None:
        """Stop its process."""
        world.servers.questdb.freeze()


class QuestDbDiskFull(ServerFault):
    """Its disk is full: it acknowledges rows, and suspends its tables."""

    kind = "questdb disk full"
    choices_s = (5.0, 15.0)

    def is_possible(self, world: World) -> bool:
        """Whether it has a disk of its own, too."""
        return world.servers.disk.is_mounted and super().is_possible(world)

    def harm(self, world: World) -> None:
        """Fill it."""
        world.servers.disk.fill()


class MongoDbKilled(ServerFault):
    """kill -9 of MongoDB."""

    kind = "mongodb killed"

    def harm(self, world: World) -> None:
        """Kill it."""
        world.servers.mongodb.kill()


class MongoDbFrozen(ServerFault):
    """It does not answer for a while, and closes nothing."""

    kind = "mongodb frozen"
    choices_s = (3.0, 20.0)

    def harm(self, world: World) -> None:
        """Stop its process."""
        world.servers.mongodb.freeze()


class BothKilled(ServerFault):
    """The computer of both servers loses its power."""

    kind = "both servers killed"

    def harm(self, world: World) -> None:
        """Kill both."""
        world.servers.mongodb.kill()
        world.servers.questdb.kill()


class AwayAtStart(ProgramFault):
    """The program is started, killed and started again while neither server is there."""

    kind = "servers away at start"
    choices_s = (3.0, 10.0)

    def begin(self, world: World) -> str:
        """End all three, and start the program."""
        world.end_program()
        world.servers.mongodb.kill()
        world.servers.questdb.kill()
        world.launch()
        world.program.kill()
        world.launch()
        return ""

    def end(self, world: World) -> None:
        """Start the servers too."""
        world.servers.heal()
        super().end(world)


KINDS = (
    QuestDbKilled,
    QuestDbRestarted,
    QuestDbFrozen,
    QuestDbDiskFull,
    MongoDbKilled,
    MongoDbFrozen,
    BothKilled,
)
