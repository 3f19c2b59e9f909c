/* Where links and the table of contents lead.
 * Invariant: an address is http or https, or it is left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/ask.h"

#include <string.h>

#define MAX_ADDRESS 2000

typedef struct
{
  int page;   /* from 0, -1: none */
  double top; /* points from the top of it */
  const char *address;
} Place;

static gboolean
is_address (const char *uri)
{
  return uri != NULL && strlen (uri) <= MAX_ADDRESS && g_utf8_validate (uri, -1, NULL) &&
         (g_ascii_strncasecmp (uri, "http://", 7) == 0 || g_ascii_strncasecmp (uri, "https://", 8) == 0);
}

static void
place_of_destination (PopplerDocument *document,
                      PopplerDest *destination,
                      Place *place)
{
  PopplerDest *named = NULL;
  PopplerPage *page;
  double width, height;

  if (destination != NULL && destination->type == POPPLER_DEST_NAMED && destination->named_dest != NULL)
    destination = named = poppler_document_find_dest (document, destination->named_dest);
  if (destination == NULL || destination->page_num < 1 ||
      destination->page_num > poppler_document_get_n_pages (document))
    {
      g_clear_pointer (&named, poppler_dest_free);
      return;
    }
  place->page = destination->page_num - 1;
  page = poppler_document_get_page (document, place->page);
  if (page != NULL && destination->change_top)
    {
      poppler_page_get_size (page, &width, &height);
      place->top = CLAMP (height - destination->top, 0, height);
    }
  g_clear_object (&page);
  g_clear_pointer (&named, poppler_dest_free);
}

static Place
place_of (PopplerDocument *document,
          PopplerAction *action)
{
  Place place = { -1, 0, "" };

  if (action->type == POPPLER_ACTION_URI && is_address (action->uri.uri))
    place.address = action->uri.uri;
  else if (action->type == POPPLER_ACTION_GOTO_DEST)
    place_of_destination (document, action->goto_dest.dest, &place);
  return place;
}

/**
 * jalons_ask_links:
 *
 * Returns: (transfer floating): JALONS_LINKS_TYPE
 */
GVariant *
jalons_ask_links (PopplerDocument *document,
                  PopplerPage *page)
{
  GList *links = g_list_reverse (poppler_page_get_link_mapping (page)); /* in the order of the page */
  GVariantBuilder found;
  double width, height;
  unsigned n = 0;

  poppler_page_get_size (page, &width, &height);
  g_variant_builder_init (&found, G_VARIANT_TYPE (JALONS_LINKS_TYPE));
  for (GList *l = links; l != NULL && n < JALONS_READER_MAX_LIST; l = l->next, n++)
    {
      PopplerLinkMapping *link = l->data;
      Place place = place_of (document, link->action);

      if (place.page >= 0 || *place.address != '\0')
        g_variant_builder_add (&found, "(ddddids)", link->area.x1, height - link->area.y2, link->area.x2 - link->area.x1,
                               link->area.y2 - link->area.y1, place.page, place.top, place.address);
    }
  poppler_page_free_link_mapping (links);
  return g_variant_builder_end (&found);
}

/* The table of contents */

typedef struct
{
  PopplerDocument *document;
  GVariantBuilder lines;
  unsigned n_lines;
} Outline;

static void
add_line (Outline *outline,
          PopplerIndexIter *at,
          unsigned depth)
{
  PopplerAction *action = poppler_index_iter_get_action (at);
  Place place = { -1, 0, "" };

  if (action == NULL)
    return;
  place = place_of (outline->document, action);
  if (action->any.title != NULL && g_utf8_validate (action->any.title, -1, NULL))
    {
      g_variant_builder_add (&outline->lines, "(uids)", depth, place.page, place.top, action->any.title);
      outline->n_lines++;
    }
  poppler_action_free (action);
}

static void
add_lines (Outline *outline,
           PopplerIndexIter *at,
           unsigned depth)
{
  do
    {
      PopplerIndexIter *below;

      add_line (outline, at, depth);
      below = depth + 1 < JALONS_READER_MAX_DEPTH ? poppler_index_iter_get_child (at) : NULL;
      if (below != NULL)
        add_lines (outline, below, depth + 1);
      g_clear_pointer (&below, poppler_index_iter_free);
    }
  while (outline->n_lines < JALONS_READER_MAX_LIST && poppler_index_iter_next (at));
}

/**
 * jalons_ask_outline:
 *
 * Returns: (transfer floating): JALONS_OUTLINE_TYPE
 */
GVariant *
jalons_ask_outline (PopplerDocument *document)
{
  PopplerIndexIter *first = poppler_index_iter_new (document);
  Outline outline = { .document = document };

  g_variant_builder_init (&outline.lines, G_VARIANT_TYPE (JALONS_OUTLINE_TYPE));
  if (first != NULL)
    add_lines (&outline, first, 0);
  g_clear_pointer (&first, poppler_index_iter_free);
  return g_variant_builder_end (&outline.lines);
}
