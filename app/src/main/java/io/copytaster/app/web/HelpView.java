package io.copytaster.app.web;

/** What can be asked for, and by which keys. */
final class HelpView {
    private HelpView() {}

    /** The page around a text that ships with the program. */
    static String page(String text) {
        return Layout.end(
                Layout.begin("Help", SearchAddress.ALL, Layout.Place.HELP).raw(text));
    }
}
