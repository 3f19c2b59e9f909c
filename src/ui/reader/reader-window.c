/* The window in which a PDF from elsewhere is read.
 * Invariant: whatever becomes of the reader or of the file, the window stays, with a sentence and a way to try again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/error.h"
#include "ui/parts/tip.h"
#include "ui/reader/reader-outline.h"
#include "ui/reader/reader-window-private.h"

G_DEFINE_FINAL_TYPE (JalonsReaderWindow, jalons_reader_window, ADW_TYPE_WINDOW)

/* A document is opened while its window is still being made. */
typedef struct
{
  JalonsReaderWindow *window;
} Opening;

/* What the header says */

static void
update_place (JalonsReaderWindow *self)
{
  g_autofree char *page = g_strdup_printf ("%u", jalons_reader_pages_get_current (self->pages) + 1);

  if (self->pdf == NULL)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), page) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->page_entry), page);
  jalons_reader_pages_set_current (self->thumbnails, jalons_reader_pages_get_current (self->pages));
}

static void
update_zoom (JalonsReaderWindow *self)
{
  /* Translators: the size of a page compared to paper */
  g_autofree char *zoom = g_strdup_printf (_ ("%d%%"), (int) lround (100 * jalons_reader_pages_get_zoom (self->pages)));

  if (g_strcmp0 (gtk_menu_button_get_label (self->zoom_button), zoom) != 0)
    gtk_menu_button_set_label (self->zoom_button, zoom);
}

static void
show_state (JalonsReaderWindow *self,
            const char *state)
{
  gboolean open = g_str_equal (state, "document");

  /* While it is opened its place is already there, and has its size when the first page comes. */
  gtk_stack_set_visible_child_name (self->stack, g_str_equal (state, "opening") ? "document" : state);
  gtk_widget_set_visible (self->place, open);
  gtk_widget_set_visible (self->zoom_box, open);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), open);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.print", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.find", open);
  if (!open)
    gtk_toggle_button_set_active (self->search_button, FALSE);
}

/* Opening */

static void
on_outline (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsReaderWindow) self = data;
  g_autoptr (GArray) headings = jalons_pdf_outline_finish (result, NULL); /* without it, there are the thumbnails */

  if (headings == NULL || headings->len == 0 || self->pdf == NULL)
    return;
  gtk_scrolled_window_set_child (self->outline_scrolled, jalons_reader_outline_new (headings));
  gtk_stack_page_set_visible (self->outline_page, TRUE);
  gtk_widget_set_visible (self->switcher, TRUE);
}

static void
begin_reading (JalonsReaderWindow *self)
{
  unsigned n_pages = jalons_pdf_get_n_pages (self->pdf);
  /* Translators: after the number of the page */
  g_autofree char *of = g_strdup_printf (_ ("/ %u"), n_pages);

  gtk_label_set_text (self->n_pages, of);
  jalons_reader_pages_set_pdf (self->pages, self->pdf);
  jalons_reader_pages_set_pdf (self->thumbnails, self->pdf);
  jalons_reader_pages_go_to (self->pages, MIN (self->first_page, n_pages - 1), 0);
  self->search = jalons_reader_search_new (self->pdf, jalons_reader_window_on_searched, self);
  show_state (self, "document");
  update_place (self);
  jalons_reader_window_update_count (self);
  jalons_pdf_outline_async (self->pdf, G_PRIORITY_DEFAULT + 60, self->cancellable, on_outline, g_object_ref (self));
  if (n_pages == 1)
    gtk_toggle_button_set_active (self->sidebar_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
  if (self->first_words == NULL)
    return;
  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_editable_set_text (self->search_entry, self->first_words);
  jalons_reader_search_look_for (self->search, self->first_words, MIN (self->first_page, n_pages - 1));
}

static void
on_opened (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (JalonsReaderWindow) self = opening->window;
  g_autoptr (GError) error = NULL;
  JalonsPdf *pdf = jalons_pdf_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the window is closed */
  if (pdf != NULL)
    {
      self->pdf = pdf;
      begin_reading (self);
    }
  else if (g_error_matches (error, JALONS_ERROR, JALONS_ERROR_REFUSED))
    {
      adw_status_page_set_description (self->locked, error->message);
      show_state (self, "locked");
      gtk_editable_set_text (self->password, "");
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
    }
  else
    {
      adw_status_page_set_description (self->failed, error->message);
      show_state (self, "failed");
    }
}

static Opening *
open_file (const char *path,
           const char *name,
           const char *password,
           GCancellable *cancellable)
{
  const JalonsPdfOptions options = { .name = name, .password = password };
  Opening *opening = g_new0 (Opening, 1);

  jalons_pdf_open_async (path, &options, cancellable, on_opened, opening);
  return opening;
}

static void
open_document (JalonsReaderWindow *self,
               const char *password)
{
  show_state (self, "opening");
  open_file (self->path, self->name, password, self->cancellable)->window = g_object_ref (self);
}

static void
on_password (JalonsReaderWindow *self)
{
  g_autofree char *password = g_strdup (gtk_editable_get_text (self->password));

  if (*password != '\0')
    open_document (self, password);
}

static void
try_again (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (widget);

  if (self->pdf == NULL)
    {
      open_document (self, NULL);
      return;
    }
  jalons_pdf_try_again (self->pdf);
  jalons_reader_pages_try_again (self->pages);
  jalons_reader_pages_try_again (self->thumbnails);
}

/* Going somewhere */

static void
on_page_typed (JalonsReaderWindow *self)
{
  guint64 page = 0;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1,
                                  jalons_pdf_get_n_pages (self->pdf), &page, NULL))
    {
      jalons_reader_pages_go_to (self->pages, (unsigned) page - 1, 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->pages));
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), "");
  update_place (self);
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
on_chosen (JalonsReaderWindow *self,
           unsigned page)
{
  jalons_reader_pages_go_to (self->pages, page, 0);
}

/* The object */

static void
jalons_reader_window_dispose (GObject *object)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->printing != NULL)
    gtk_print_operation_cancel (self->printing);
  g_clear_object (&self->printing);
  g_clear_pointer (&self->search, jalons_reader_search_free);
  g_clear_pointer (&self->said, jalons_toasts_free);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (jalons_reader_window_parent_class)->dispose (object);
}

static void
jalons_reader_window_finalize (GObject *object)
{
  JalonsReaderWindow *self = JALONS_READER_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->name);
  g_free (self->first_words);

  G_OBJECT_CLASS (jalons_reader_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/reader-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, place);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, page_entry);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, n_pages);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, previous_match);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, next_match);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, search_count);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, side);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, outline_page);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, thumbnails_scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, outline_scrolled);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, locked);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, JalonsReaderWindow, password);
  gtk_widget_class_bind_template_callback (widget_class, on_page_typed);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_search_changed",
                                                G_CALLBACK (jalons_reader_window_on_search_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_next_match",
                                                G_CALLBACK (jalons_reader_window_on_next_match));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_previous_match",
                                                G_CALLBACK (jalons_reader_window_on_previous_match));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_stop_search",
                                                G_CALLBACK (jalons_reader_window_on_stop_search));
  gtk_widget_class_bind_template_callback (widget_class, on_password);
}

static void
jalons_reader_window_class_init (JalonsReaderWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jalons_reader_window_dispose;
  object_class->finalize = jalons_reader_window_finalize;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "reader.again", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "reader.print", NULL, jalons_reader_window_print);
  gtk_widget_class_install_action (widget_class, "reader.save", NULL, jalons_reader_window_save_copy);
  jalons_reader_window_install_moves (widget_class);
}

static void
set_tips (JalonsReaderWindow *self)
{
  jalons_tip_set (GTK_WIDGET (self->sidebar_button), _ ("Thumbnails and table of contents (F9)"));
  jalons_tip_set (GTK_WIDGET (self->search_button), _ ("Search in this document (Ctrl+F)"));
  jalons_tip_set (GTK_WIDGET (self->page_entry), _ ("Type a page to go there (Ctrl+G)"));
  jalons_tip_set (GTK_WIDGET (self->menu_button), _ ("Print, save a copy"));
  jalons_tip_set (self->zoom_out, _ ("Smaller (Ctrl+−)"));
  jalons_tip_set (self->zoom_in, _ ("Larger (Ctrl++)"));
  jalons_tip_set (self->previous_match, _ ("Previous match (Shift+F3)"));
  jalons_tip_set (self->next_match, _ ("Next match (F3)"));
}

static void
jalons_reader_window_init (JalonsReaderWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->said = jalons_toasts_new (self->toasts);
  self->pages = JALONS_READER_PAGES (jalons_reader_pages_new (FALSE));
  self->thumbnails = JALONS_READER_PAGES (jalons_reader_pages_new (TRUE));
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->pages));
  gtk_scrolled_window_set_child (self->thumbnails_scrolled, GTK_WIDGET (self->thumbnails));
  jalons_reader_pages_set_marks (self->pages, jalons_reader_window_marks_of, self);
  g_signal_connect_object (self->pages, "notify::current", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::zoom", G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thumbnails, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_button, "notify::active",
                           G_CALLBACK (jalons_reader_window_on_search_toggled), self, G_CONNECT_SWAPPED);
  jalons_reader_window_add_wheel (self);
  gtk_toggle_button_set_active (self->sidebar_button, TRUE);
  set_tips (self);
  update_zoom (self);
}

/* One window for a file: asked for again, it comes to the front. */
static JalonsReaderWindow *
find_window (const char *path)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (unsigned i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (JALONS_IS_READER_WINDOW (window) && g_strcmp0 (JALONS_READER_WINDOW (window)->path, path) == 0)
        return JALONS_READER_WINDOW (window);
    }
  return NULL;
}

static JalonsReaderWindow *
make_window (GtkWindow *parent,
             const char *path,
             const char *title)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = title != NULL && *title != '\0' ? g_strdup (title) : g_filename_display_name (base);
  GCancellable *cancellable = g_cancellable_new ();
  Opening *opening = open_file (path, name, NULL, cancellable);
  JalonsReaderWindow *self = g_object_new (JALONS_TYPE_READER_WINDOW, NULL);

  opening->window = g_object_ref (self);
  self->cancellable = cancellable;
  self->path = g_strdup (path);
  self->name = g_steal_pointer (&name);
  gtk_window_set_title (GTK_WINDOW (self), self->name);
  adw_window_title_set_title (self->title, self->name);
  show_state (self, "opening");
  if (parent == NULL)
    return self;
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  /* Beside its parent, not above it; but it does not outlive it. */
  g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * jalons_reader_window_present:
 * @parent: (nullable): the window that asks; the reader leaves with it
 * @path: a PDF
 * @title: (nullable): what it is called; %NULL: the name of the file
 * @page: where to begin, from 1 as people count; 0 does as 1
 * @words: (nullable): what to look for and mark, from @page on
 *
 * Opens a document in a window of its own, or shows the one that it is open in. What is wrong with the file is said there.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
jalons_reader_window_present (GtkWindow *parent,
                              const char *path,
                              const char *title,
                              unsigned page,
                              const char *words)
{
  JalonsReaderWindow *self = find_window (path);

  if (self == NULL)
    {
      self = make_window (parent, path, title);
      self->first_page = MAX (page, 1) - 1;
      self->first_words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
    }
  else if (self->pdf != NULL && page > 0)
    {
      jalons_reader_pages_go_to (self->pages, page - 1, 0);
      if (words != NULL && *words != '\0')
        {
          gtk_toggle_button_set_active (self->search_button, TRUE);
          gtk_editable_set_text (self->search_entry, words);
        }
    }
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

/**
 * jalons_reader_window_get_pages:
 *
 * Returns: (transfer none): what is read
 */
JalonsReaderPages *
jalons_reader_window_get_pages (JalonsReaderWindow *self)
{
  return self->pages;
}

/**
 * jalons_reader_window_get_pdf:
 *
 * Returns: (transfer none) (nullable): the document, once it is open
 */
JalonsPdf *
jalons_reader_window_get_pdf (JalonsReaderWindow *self)
{
  return self->pdf;
}
