/* Looking through a document.
 * Invariant: matches are counted as a reader counts them: one that goes on in the next line is one.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-search.h"

/* Behind the pages, before the thumbnails. */
#define SEARCH_PRIORITY (G_PRIORITY_DEFAULT + 100)

struct _JalonsReaderSearch
{
  JalonsPdf *pdf;
  JalonsReaderSearchChanged changed;
  gpointer data;
  char *words;      /* "" : nothing is looked for */
  GPtrArray *found; /* of GArray of JalonsPdfMatch, or NULL where nothing was found or looked for yet */
  unsigned from;    /* where it began */
  unsigned n_done;  /* pages looked through */
  unsigned n;       /* matches found */
  unsigned page;    /* of the match that was gone to */
  int current;      /* which one of that page, or -1 */
  GCancellable *looking;
};

typedef struct
{
  JalonsReaderSearch *search;
  GCancellable *looking; /* once cancelled, search may be gone */
  unsigned page;
} Look;

static void look_at_next (JalonsReaderSearch *self);

static void
free_matches (gpointer matches)
{
  if (matches != NULL)
    g_array_unref (matches);
}

static unsigned
count (GArray *matches)
{
  unsigned n = 0;

  for (unsigned i = 0; matches != NULL && i < matches->len; i++)
    n += !g_array_index (matches, JalonsPdfMatch, i).continued;
  return n;
}

/**
 * jalons_reader_search_new:
 * @changed: is told whenever something was found, or all has been looked through
 *
 * Returns: (transfer full): a search for nothing
 */
JalonsReaderSearch *
jalons_reader_search_new (JalonsPdf *pdf,
                          JalonsReaderSearchChanged changed,
                          gpointer data)
{
  JalonsReaderSearch *self = g_new0 (JalonsReaderSearch, 1);

  self->pdf = g_object_ref (pdf);
  self->changed = changed;
  self->data = data;
  self->words = g_strdup ("");
  self->found = g_ptr_array_new_with_free_func (free_matches);
  self->current = -1;
  return self;
}

static void
stop (JalonsReaderSearch *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

void
jalons_reader_search_free (JalonsReaderSearch *self)
{
  stop (self);
  g_ptr_array_unref (self->found);
  g_object_unref (self->pdf);
  g_free (self->words);
  g_free (self);
}

static void
on_found (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Look *look = data;
  g_autoptr (GArray) matches = jalons_pdf_find_finish (result, NULL); /* a page that cannot be read says nothing */
  JalonsReaderSearch *self = look->search;
  unsigned n = count (matches);

  if (!g_cancellable_is_cancelled (look->looking))
    {
      self->n_done++;
      self->n += n;
      if (n > 0)
        self->found->pdata[look->page] = g_steal_pointer (&matches);
      look_at_next (self);
      if (n > 0 || jalons_reader_search_is_done (self))
        self->changed (self->data);
    }
  g_object_unref (look->looking);
  g_free (look);
}

static void
look_at_next (JalonsReaderSearch *self)
{
  unsigned n_pages = jalons_pdf_get_n_pages (self->pdf);
  Look *look;

  if (self->n_done >= n_pages)
    return;
  look = g_new0 (Look, 1);
  look->search = self;
  look->looking = g_object_ref (self->looking);
  look->page = (self->from + self->n_done) % n_pages;
  jalons_pdf_find_async (self->pdf, look->page, self->words, SEARCH_PRIORITY, self->looking, on_found, look);
}

/**
 * jalons_reader_search_look_for:
 * @words: what to look for, as one phrase; "" for nothing
 * @from: the page to begin with
 */
void
jalons_reader_search_look_for (JalonsReaderSearch *self,
                               const char *words,
                               unsigned from)
{
  stop (self);
  g_free (self->words);
  self->words = g_strstrip (g_strdup (words));
  g_ptr_array_set_size (self->found, 0);
  g_ptr_array_set_size (self->found, (int) jalons_pdf_get_n_pages (self->pdf));
  self->from = from;
  self->n_done = self->n = 0;
  self->current = -1;
  if (*self->words != '\0')
    {
      self->looking = g_cancellable_new ();
      look_at_next (self);
    }
  self->changed (self->data);
}

/**
 * jalons_reader_search_get_words:
 *
 * Returns: (transfer none): what is looked for, or ""
 */
const char *
jalons_reader_search_get_words (JalonsReaderSearch *self)
{
  return self->words;
}

/**
 * jalons_reader_search_get_matches:
 * @current: (out): which of them was gone to, or -1
 *
 * Returns: (transfer none) (nullable) (element-type JalonsPdfMatch): what was found on a page
 */
GArray *
jalons_reader_search_get_matches (JalonsReaderSearch *self,
                                  unsigned page,
                                  int *current)
{
  *current = page == self->page ? self->current : -1;
  return page < self->found->len ? self->found->pdata[page] : NULL;
}

/**
 * jalons_reader_search_get_n:
 *
 * Returns: how many were found so far
 */
unsigned
jalons_reader_search_get_n (JalonsReaderSearch *self)
{
  return self->n;
}

/**
 * jalons_reader_search_get_number:
 *
 * Returns: the number of the one that was gone to, from 1 at the top of the document; 0: none
 */
unsigned
jalons_reader_search_get_number (JalonsReaderSearch *self)
{
  unsigned n = 0;

  if (self->current < 0)
    return 0;
  for (unsigned i = 0; i < self->page; i++)
    n += count (self->found->pdata[i]);
  return n + (unsigned) self->current + 1;
}

/**
 * jalons_reader_search_is_done:
 *
 * Returns: whether there is nothing more to look through
 */
gboolean
jalons_reader_search_is_done (JalonsReaderSearch *self)
{
  return *self->words == '\0' || self->n_done >= jalons_pdf_get_n_pages (self->pdf);
}

/* The nearest page with a match, from @page on in a direction; the last that is tried is @page itself. */
static gboolean
find_page (JalonsReaderSearch *self,
           unsigned page,
           int direction,
           unsigned *found)
{
  unsigned n_pages = self->found->len;

  for (unsigned i = 0; i < n_pages; i++)
    {
      page = (page + n_pages + (unsigned) direction) % n_pages;
      if (self->found->pdata[page] != NULL)
        {
          *found = page;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * jalons_reader_search_step:
 * @direction: 1 for the next one, -1 for the one before; around the ends of the document
 *
 * Returns: whether there is one
 */
gboolean
jalons_reader_search_step (JalonsReaderSearch *self,
                           int direction)
{
  GArray *here = self->page < self->found->len ? self->found->pdata[self->page] : NULL;
  int next = self->current + direction;

  if (self->n == 0)
    return FALSE;
  if (self->current < 0)
    {
      /* The first one is that of the page where the search began, or after it. */
      if (!find_page (self, (self->from + self->found->len - 1) % self->found->len, 1, &self->page))
        return FALSE;
      self->current = 0;
      return TRUE;
    }
  if (next >= 0 && next < (int) count (here))
    {
      self->current = next;
      return TRUE;
    }
  if (!find_page (self, self->page, direction, &self->page))
    return FALSE;
  self->current = direction > 0 ? 0 : (int) count (self->found->pdata[self->page]) - 1;
  return TRUE;
}

/**
 * jalons_reader_search_get_place:
 * @page: (out): from 0
 * @area: (out): where on it
 *
 * Returns: whether one was gone to
 */
gboolean
jalons_reader_search_get_place (JalonsReaderSearch *self,
                                unsigned *page,
                                JalonsPdfArea *area)
{
  GArray *matches;
  int number = 0;

  if (self->current < 0)
    return FALSE;
  matches = self->found->pdata[self->page];
  for (unsigned i = 0; i < matches->len; i++)
    {
      const JalonsPdfMatch *match = &g_array_index (matches, JalonsPdfMatch, i);

      if (number == self->current)
        {
          *page = self->page;
          *area = match->area;
          return TRUE;
        }
      number += !match->continued;
    }
  return FALSE;
}
