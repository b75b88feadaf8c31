from plugins.model.body import scan


def test_links_headings_and_blocks_with_their_lines() -> None:
    body = scan("## One\n\n[a](x.md) ![b](y.jpg)\n\n/// exercise | tilt\n    sets: 2\n\nSlowly.\n///\n", 10)
    assert [(link.line, link.target, link.is_image) for link in body.links] == [
        (12, "x.md", False),
        (12, "y.jpg", True),
    ]
    assert body.headings == [(10, 2, "One")]
    (block,) = body.blocks
    assert (block.line, block.name, block.argument, block.options) == (14, "exercise", "tilt", {"sets": "2"})


def test_code_is_shown_and_not_used() -> None:
    assert not scan("`[b](y.md)`\n").links


def test_fences_mean_nothing_as_the_converter_does_not_know_them() -> None:
    body = scan("~~~\n## yes\n[a](x.md)\n~~~\n")
    assert body.headings and body.links


def test_blocks_know_what_they_stand_in() -> None:
    body = scan("/// decide | Which?\n//// choice | One\n- a\n////\n///\n")
    assert [(block.name, block.parents) for block in body.blocks] == [("decide", ()), ("choice", ("decide",))]


def test_a_block_that_is_never_closed() -> None:
    assert scan("/// safety | stop\n- pain\n").problems == [
        (1, 'the block "safety" is never closed. Write a line "///" after it.')
    ]


def test_a_closing_line_too_many() -> None:
    assert scan("text\n///\n").problems[0][0] == 2
