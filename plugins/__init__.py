"""The site's Pelican plugins, and the few names at which they meet.

Each name has one writer; everybody may read it.

| name                    | holds                                             | written by           |
|-------------------------|---------------------------------------------------|----------------------|
| settings `LIBRARY`      | every typed entry this build shows (`Library`)    | `plugins.library`    |
| settings `NOW`          | the time of the build, on the practice's clocks   | `plugins.library`    |
| settings `WARNINGS`     | how many warnings the content has                 | `plugins.library`    |
| settings `ALBUM`        | the pictures that pages have asked for (`Album`)  | `plugins.pictures`   |
| settings `TEXT`         | converts texts of the library (`Text`)            | `plugins.texts`      |
| settings `CARDS`        | the social cards that heads have ordered (`Cards`) | `plugins.cards`     |
| settings `STYLESHEETS`  | the bundled CSS, by name                          | `plugins.stylesheet` |
| settings `SCRIPTS`      | the scripts of the theme, by name                 | `plugins.scripts`    |
| settings `HANDOUTS`     | bytes of every PDF handout, by address            | `plugins.handouts`   |
| `content.entry`         | the typed entry a Pelican content was read from   | `plugins.entry_reader` |
| `content.toc`           | its headings, as Markdown's table of contents     | `plugins.entry_reader` |
| `content.neighbors`     | previous and next post (`Neighbors`)              | `plugins.neighbors`  |
| `content.action`        | its call to action (`Action` or None)             | `plugins.calls_to_action` |
| `content.view`          | the finished object its template shows            | `plugins.page_views` |
| context `site`          | what every page shows (`Site`)                    | `plugins.page_views` |
| context `public`        | every page that search engines may list           | `plugins.page_views` |
| context `sitemap`       | the same, as the sitemap lists them (`Listed`)    | `plugins.sitemap`    |
| context `digest`        | the site at a glance, for llms.txt (`Digest`)     | `plugins.llms`       |
| context `listings`      | pages of lists that no file stands for            | `plugins.page_views` |
"""
