package io.copytaster.e2e.page;

import java.util.List;

/** Every kind of page, on the bundled feed. */
final class Views {
    static final List<String> ALL = List.of(
            "/",
            "/?q=tanks&source=Pelham%20Wire&from=2015-09-14",
            "/?q=%22not%20closed",
            "/articles/pelham-20150914-003",
            "/articles/pelham-20150915-012",
            "/articles/gulfledger-88177",
            "/articles/minbar-2090",
            "/articles/pelham-20150917-003",
            "/versions?id=pelham-20150915-004",
            "/articles/nothing",
            "/actors/islamic-state",
            "/weapons/t-90",
            "/stream",
            "/try",
            "/help");

    private Views() {}
}
