/* Looking for words in the document of a reading window.
 * Invariant: nothing is looked for before a document is open.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/words.h"
GArray *
jalons_reader_window_marks_of (unsigned page,
                               int *current,
                               gpointer data)
{
  JalonsReaderWindow *self = data;

  return self->search != NULL ? jalons_reader_search_get_matches (self->search, page, current) : NULL;
}

void
jalons_reader_window_update_count (JalonsReaderWindow *self)
{
  unsigned n = jalons_reader_search_get_n (self->search), number = jalons_reader_search_get_number (self->search);
  gboolean done = jalons_reader_search_is_done (self->search);
  g_autofree char *text = NULL;

  if (*jalons_reader_search_get_words (self->search) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (done ? _ ("Not found") : _ ("Searching…"));
  else
    {
      g_autofree char *which = jalons_words_of (number, n);
      text = g_strconcat (which, done ? "" : "…", NULL);
    }
  gtk_label_set_text (self->search_count, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.match", n > 0);
}

static void
show_match (JalonsReaderWindow *self)
{
  unsigned page;
  JalonsPdfArea area;

  if (jalons_reader_search_get_place (self->search, &page, &area))
    jalons_reader_pages_show_area (self->pages, page, &area);
  jalons_reader_pages_update_marks (self->pages);
  jalons_reader_window_update_count (self);
}

static char *
longest_word (const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  const char *longest = "";

  for (char **word = list; *word != NULL; word++)
    if (g_utf8_strlen (*word, -1) > g_utf8_strlen (longest, -1))
      longest = *word;
  return g_strdup (longest);
}

/* Who comes from a search of several words finds one of them, if they do not stand together. */
void
jalons_reader_window_on_searched (gpointer data)
{
  JalonsReaderWindow *self = data;

  if (jalons_reader_search_get_number (self->search) == 0 && jalons_reader_search_step (self->search, 1))
    {
      g_clear_pointer (&self->first_words, g_free);
      show_match (self);
      return;
    }
  if (self->first_words != NULL && jalons_reader_search_is_done (self->search) &&
      jalons_reader_search_get_n (self->search) == 0 && *jalons_reader_search_get_words (self->search) != '\0')
    {
      g_autofree char *words = g_steal_pointer (&self->first_words);
      g_autofree char *word = longest_word (words);

      gtk_editable_set_text (self->search_entry, word);
      return;
    }
  jalons_reader_pages_update_marks (self->pages);
  jalons_reader_window_update_count (self);
}

void
jalons_reader_window_on_search_changed (JalonsReaderWindow *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);

  if (self->search != NULL && g_strcmp0 (words, jalons_reader_search_get_words (self->search)) != 0)
    jalons_reader_search_look_for (self->search, words, jalons_reader_pages_get_current (self->pages));
}

void
jalons_reader_window_step_match (JalonsReaderWindow *self,
                                 int direction)
{
  if (self->search != NULL && jalons_reader_search_step (self->search, direction))
    show_match (self);
}

void
jalons_reader_window_on_next_match (JalonsReaderWindow *self)
{
  jalons_reader_window_step_match (self, 1);
}

void
jalons_reader_window_on_previous_match (JalonsReaderWindow *self)
{
  jalons_reader_window_step_match (self, -1);
}

void
jalons_reader_window_on_stop_search (JalonsReaderWindow *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
}

void
jalons_reader_window_on_search_toggled (JalonsReaderWindow *self)
{
  if (gtk_toggle_button_get_active (self->search_button))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
      return;
    }
  if (self->search != NULL)
    gtk_editable_set_text (self->search_entry, "");
  if (self->pdf != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}
