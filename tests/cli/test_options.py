"""Options that several commands take."""

import pytest

from litmap.cli import main


@pytest.mark.parametrize("command", ["links", "watch"])
@pytest.mark.parametrize("contact", ["é☃", "a\nb", "you at home", "a@b.org)"])
def test_an_address_that_no_server_takes_is_refused_at_once(
    command: str, contact: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--contact", contact])
    assert stopped.value.code == 2
    assert "is no e-mail or web address in plain letters" in capsys.readouterr().err
