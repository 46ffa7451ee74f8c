from collections import Counter

from benchmarks.harness.renders import Renders


def test_renders_are_counted_by_path_and_forgotten_on_demand(tmp_path):
    renders = Renders(tmp_path)
    assert renders.by_path() == Counter()
    with (tmp_path / "renders").open("a", encoding="utf-8") as file:  # as a worker does
        file.write("/ko/news/7/\n/ko/\n/ko/news/7/\n")
    assert renders.by_path() == {"/ko/news/7/": 2, "/ko/": 1}
    renders.forget()
    assert renders.by_path() == Counter()


def test_a_server_is_started_with_settings_that_note(tmp_path):
    settings = Renders(tmp_path).settings
    assert settings["BENCHMARK_RENDERS"] == str(tmp_path / "renders")
    assert settings["DJANGO_SETTINGS_MODULE"] == "benchmarks.harness.counted_settings"
