"""The two dark looks, by the reader's switch and by the device, are one."""


def test_the_switch_and_the_device_give_the_same_dark(open_page, origin):
    def tokens(page) -> dict[str, str]:
        return page.evaluate(
            """() => {
                const names = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
                    .filter((rule) => rule.selectorText === ":root").flatMap((rule) => [...rule.style]);
                const style = getComputedStyle(document.body);
                return Object.fromEntries(names.filter((name) => name.startsWith("--nd-"))
                    .map((name) => [name, style.getPropertyValue(name)]));
            }"""
        )

    by_device = open_page(origin + "index.html", color_scheme="dark").page
    light = open_page(origin + "index.html", color_scheme="light").page
    before = tokens(light)
    light.evaluate("document.body.dataset.theme = 'dark'")
    assert len(before) > 15
    assert tokens(light) == tokens(by_device)
    assert tokens(light) != before
