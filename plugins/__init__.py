"""The site's Pelican plugins, and the few names at which they meet.

Each name has one writer; everybody may read it.

| name                   | holds                                              | written by         |
|------------------------|----------------------------------------------------|--------------------|
| settings `MEMORY`      | what earlier builds made (`Memory`)                | the build, else `plugins.library` |
| settings `LEDGER`      | the pages that stand in the site (`Ledger`)        | the build, else `plugins.library` |
| settings `EVERYTHING`  | every typed entry, with what is not public         | `plugins.library`  |
| settings `LIBRARY`     | every typed entry this build shows (`Library`)     | `plugins.library`  |
| settings `NOW`         | the time of the build, on the practice's clocks    | `plugins.library`  |
| settings `UNTIL`       | until when a build comes to the same               | `plugins.library`  |
| settings `WARNINGS`    | how many warnings the content has                  | `plugins.library`  |
| settings `WORLD`       | names all that pages depend on, but texts of posts | `plugins.library`  |
| settings `THEME_DIGEST` | names the files of the theme                      | `plugins.library`  |
| settings `ALBUM`       | the pictures that pages have asked for (`Album`)   | `plugins.pictures` |
| settings `TEXT`        | converts texts of the library (`Text`)             | `plugins.texts`    |
| settings `CARDS`       | the social cards that heads have ordered (`Cards`) | `plugins.cards`    |
| settings `STYLESHEETS` | the bundled CSS, by name                           | `plugins.stylesheet` |
| settings `SCRIPTS`     | the scripts of the theme, by name                  | `plugins.scripts`  |
| settings `HANDOUTS`    | bytes of every PDF handout, by address             | `plugins.handouts` |
| settings `PLANNER`     | makes the view of any entry (`Planner`)            | `plugins.pages`    |
| context `neighbors`    | finds the previous and next post of one            | `plugins.neighbors` |
| context `action`       | finds the call to action of an entry               | `plugins.calls_to_action` |
| context `site`         | what every page shows (`Site`)                     | `plugins.pages`    |
| context `plans`        | every page that may have to be made (`Plan`)       | `plugins.pages`, and those after it |
"""
