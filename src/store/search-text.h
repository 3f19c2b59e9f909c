/* What the full-text index holds of a record or of a page, and how it is asked for it.
 * Invariant: what the index holds and what is asked are made here side by side, so that they agree.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/record.h"

G_BEGIN_DECLS

/* The entity of a page in search_row; its row is "<sha256>:<page>", pages counted from 1. */
#define JALONS_SEARCH_PAGE "page"

/* Raised whenever the texts change their form: an older index is then made anew. */
#define JALONS_SEARCH_FORM "2"

/**
 * JalonsSearchIn:
 * @JALONS_SEARCH_IN_BEGINNING: the first word begins the title, the others are anywhere in it
 * @JALONS_SEARCH_IN_TITLE: all words are in the title
 * @JALONS_SEARCH_IN_ALL: all words are somewhere
 */
typedef enum
{
  JALONS_SEARCH_IN_BEGINNING,
  JALONS_SEARCH_IN_TITLE,
  JALONS_SEARCH_IN_ALL,
} JalonsSearchIn;

/* Pages are found apart from entities. */
#define JALONS_SEARCH_PAGES JALONS_N_ENTITIES

gboolean    jalons_search_covers     (JalonsEntityId entity);
const JalonsField *jalons_search_year_field (JalonsEntityId entity);
char       *jalons_search_text       (const JalonsRecord *record, int start_year);
char       *jalons_search_page_text  (const char *text);
char       *jalons_search_original   (const char *page_text);
char       *jalons_search_match      (const char *const *words, unsigned kind, int start_year, JalonsSearchIn in);
char       *jalons_search_beginning  (const char *const *words, unsigned kind, int start_year);

G_END_DECLS
