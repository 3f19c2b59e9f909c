/* The finishing pass that takes a tagged PDF of cairo to PDF/UA-1.
 * Invariant: it adds what cairo cannot write and changes nothing that is seen; same bytes in, same bytes out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsFinish:
 * @title: the document's title, not empty
 * @author: (nullable): who made it
 * @language: a BCP 47 tag, "fr-FR"
 * @created: ISO 8601, "2026-11-20T00:00:00Z"
 * @page_height: of every page, in points of the file
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *language;
  const char *created;
  double page_height;
} JalonsFinish;

void    jalons_finish_prepare (void);
GBytes *jalons_finish_pdf     (GBytes *pdf, const JalonsFinish *finish, GPtrArray *tags, GError **error);

G_END_DECLS
