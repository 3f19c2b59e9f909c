/* Writes the outline (ISO 32000-1, 12.3.3) and the labels of pages (12.4.2).
 * Invariant: entry 0 is the outline itself; every other one comes after its parent.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/outline.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/form.h"

typedef struct
{
  char *title;
  unsigned page; /* its object */
  double y;
  int parent, before, after, first, last; /* entries; 0 for none, but as a parent */
  int n_below;
} Entry;

struct _JalonsPdfOutline
{
  GArray *entries; /* of Entry */
  GString *ranges; /* of pages whose labels are counted on */
  char *prefix;    /* of the last label */
  unsigned number;
  unsigned n_pages;
  gboolean labelled;
};

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->title);
}

/**
 * jalons_pdf_outline_new:
 *
 * Returns: (transfer full): the outline of a document without a page
 */
JalonsPdfOutline *
jalons_pdf_outline_new (void)
{
  JalonsPdfOutline *self = g_new0 (JalonsPdfOutline, 1);
  const Entry top = { .title = NULL };

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  g_array_append_val (self->entries, top);
  self->ranges = g_string_new (NULL);
  return self;
}

void
jalons_pdf_outline_free (JalonsPdfOutline *self)
{
  g_array_unref (self->entries);
  g_string_free (self->ranges, TRUE);
  g_free (self->prefix);
  g_free (self);
}

/* The outline */

static Entry *
entry_at (JalonsPdfOutline *self,
          int number)
{
  return &g_array_index (self->entries, Entry, number);
}

/**
 * jalons_pdf_outline_add:
 * @parent: an entry that this function returned, or 0 for the top
 * @title: what it says
 * @page: the object of the page to which it leads
 * @y: where on it, from its bottom
 *
 * Returns: the entry
 */
int
jalons_pdf_outline_add (JalonsPdfOutline *self,
                        int parent,
                        const char *title,
                        unsigned page,
                        double y)
{
  int number = (int) self->entries->len, before = entry_at (self, parent)->last;
  const Entry entry = { .title = g_strdup (title), .page = page, .y = y, .parent = parent, .before = before };

  g_array_append_val (self->entries, entry);
  if (before != 0)
    entry_at (self, before)->after = number;
  else
    entry_at (self, parent)->first = number;
  entry_at (self, parent)->last = number;
  entry_at (self, 0)->n_below++;
  for (int above = parent; above != 0; above = entry_at (self, above)->parent)
    entry_at (self, above)->n_below++;
  return number;
}

static void
append_entry (GString *body,
              const char *key,
              unsigned outline,
              int entry)
{
  if (entry != 0)
    g_string_append_printf (body, "/%s %u 0 R", key, outline + (unsigned) entry);
}

/* The objects of the entries follow that of the outline. */
static void
put_entry (JalonsPdfOutline *self,
           JalonsPdfFile *file,
           unsigned outline,
           int number)
{
  const Entry *entry = entry_at (self, number);
  g_autoptr (GString) body = g_string_new (number == 0 ? "<</Type/Outlines" : "<</Title");

  if (number != 0)
    {
      jalons_pdf_text (body, entry->title);
      g_string_append_printf (body, "/Parent %u 0 R/Dest[%u 0 R/XYZ 0 ", outline + (unsigned) entry->parent, entry->page);
      jalons_pdf_number (body, entry->y);
      g_string_append (body, " null]");
    }
  append_entry (body, "Prev", outline, entry->before);
  append_entry (body, "Next", outline, entry->after);
  append_entry (body, "First", outline, entry->first);
  append_entry (body, "Last", outline, entry->last);
  if (entry->n_below > 0)
    g_string_append_printf (body, "/Count %d", entry->n_below);
  g_string_append (body, ">>");
  jalons_pdf_file_put (file, outline + (unsigned) number, body);
}

static unsigned
put_entries (JalonsPdfOutline *self,
             JalonsPdfFile *file)
{
  unsigned outline = jalons_pdf_file_reserve (file);

  for (unsigned i = 1; i < self->entries->len; i++)
    jalons_pdf_file_reserve (file);
  for (unsigned i = 0; i < self->entries->len; i++)
    put_entry (self, file, outline, (int) i);
  return outline;
}

/* Labels */

static void
begin_range (JalonsPdfOutline *self,
             gboolean counted)
{
  g_string_append_printf (self->ranges, "%u<<", self->n_pages);
  if (*self->prefix != '\0')
    {
      g_string_append (self->ranges, "/P");
      jalons_pdf_text (self->ranges, self->prefix);
    }
  if (counted)
    g_string_append_printf (self->ranges, "/S/D/St %u", self->number);
  g_string_append (self->ranges, ">>");
}

/**
 * jalons_pdf_outline_label:
 * @label: (nullable): what the next page is called, "3C – 1"; %NULL for its number
 *
 * Tells of a page. Labels that go on counting become one range.
 */
void
jalons_pdf_outline_label (JalonsPdfOutline *self,
                          const char *label)
{
  g_autofree char *own = label != NULL ? g_strdup (label) : g_strdup_printf ("%u", self->n_pages + 1);
  gsize length = strlen (own);
  unsigned number;

  while (length > 0 && g_ascii_isdigit (own[length - 1]))
    length--;
  /* A number as readers write it: from 1, without a zero before it. */
  number = own[length] == '0' ? 0 : (unsigned) strtoul (own + length, NULL, 10);
  if (number > 0)
    own[length] = '\0';
  if (self->prefix == NULL || number == 0 || number != self->number + 1 || !g_str_equal (own, self->prefix))
    {
      g_free (self->prefix);
      self->prefix = g_steal_pointer (&own);
      self->number = number;
      begin_range (self, number > 0);
    }
  self->number = number;
  self->n_pages++;
  self->labelled = self->labelled || label != NULL;
}

/**
 * jalons_pdf_outline_put:
 * @catalogue: the inside of the document's catalogue
 */
void
jalons_pdf_outline_put (JalonsPdfOutline *self,
                        JalonsPdfFile *file,
                        GString *catalogue)
{
  if (self->entries->len > 1)
    g_string_append_printf (catalogue, "/Outlines %u 0 R", put_entries (self, file));
  if (self->labelled)
    g_string_append_printf (catalogue, "/PageLabels<</Nums[%s]>>", self->ranges->str);
}
