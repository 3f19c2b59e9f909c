/* The entry keeps the keyboard; arrows move in the list below it, Enter opens, Escape closes.
 * Invariant: one question at a time is under way, and the last one typed is always asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-window.h"

#include <glib/gi18n-lib.h>

#define N_HITS      50
#define ROWS_A_PAGE 6

struct _JalonsSearchWindow
{
  AdwWindow parent_instance;
  JalonsWorkspace *workspace;
  GtkWidget *entry;
  GtkStack *pages;
  AdwStatusPage *nothing;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *items;
  GCancellable *cancellable;
  gboolean is_asking;
  gboolean is_outdated; /* something else was typed meanwhile */
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsSearchWindow, jalons_search_window, ADW_TYPE_WINDOW)

static void
jalons_search_window_dispose (GObject *object)
{
  JalonsSearchWindow *self = JALONS_SEARCH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (jalons_search_window_parent_class)->dispose (object);
}

/* Opening a hit */

static void
open_item (JalonsSearchWindow *self,
           guint position)
{
  g_autoptr (JalonsSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, item);
  gtk_window_close (GTK_WINDOW (self));
}

static void
open_selected (JalonsSearchWindow *self)
{
  open_item (self, gtk_single_selection_get_selected (self->selection));
}

/* Telling */

/* The list has no keyboard focus: the entry says what is selected in it. */
static void
tell_selected (JalonsSearchWindow *self)
{
  JalonsSearchItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *spoken = item != NULL ? jalons_search_item_to_words (item) : NULL;
  /* Translators: a line of the search, its number, how many there are */
  g_autofree char *words = item != NULL ? g_strdup_printf (_ ("%1$s (%2$u of %3$u)"), spoken, position + 1, n) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : _ ("Nothing found yet"), -1);
}

static void
show_answer (JalonsSearchWindow *self,
             GPtrArray *hits,
             const char *query)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = NULL;

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (items, jalons_search_item_new (g_ptr_array_index (hits, i), query));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (items->len > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
    }
  /* Translators: what was typed */
  title = g_strdup_printf (_ ("Nothing has “%s”"), query);
  adw_status_page_set_title (self->nothing, title);
  gtk_stack_set_visible_child_name (self->pages, items->len > 0 ? "hits" : "nothing");
  tell_selected (self);
}

static void ask (JalonsSearchWindow *self);

static void
on_answer (GObject *store,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsSearchWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = jalons_store_search_finish (JALONS_STORE (store), result, &error);

  self->is_asking = FALSE;
  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->is_outdated)
    ask (self);
  else if (hits != NULL)
    show_answer (self, hits, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  else
    jalons_workspace_fail (self->workspace, error->message);
}

static void
ask (JalonsSearchWindow *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (GStrv) words = jalons_query_words (query);

  self->is_outdated = self->is_asking;
  if (self->is_asking || store == NULL)
    return;
  if (words[0] == NULL)
    {
      g_list_store_remove_all (self->items);
      gtk_stack_set_visible_child_name (self->pages, "hint");
      tell_selected (self);
      return;
    }
  self->is_asking = TRUE;
  jalons_store_search_async (store, query, NULL, 0, jalons_workspace_get_start_year (self->workspace), N_HITS,
                             self->cancellable, on_answer, g_object_ref (self));
}

/* Keys */

static void
move_selection (JalonsSearchWindow *self,
                int by)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int to = CLAMP ((int) gtk_single_selection_get_selected (self->selection) + by, 0, n - 1);

  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, (guint) to);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) to);
  tell_selected (self);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        JalonsSearchWindow *self)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move_selection (self, -ROWS_A_PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move_selection (self, ROWS_A_PAGE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
jalons_search_window_class_init (JalonsSearchWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_search_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  /**
   * JalonsSearchWindow::opened:
   * @item: a #JalonsSearchItem: the hit that somebody wants to see
   *
   * The window closes right after.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", JALONS_TYPE_SEARCH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, JALONS_TYPE_SEARCH_ITEM);
}

/* Building */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, jalons_search_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  jalons_search_row_show (JALONS_SEARCH_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static GtkWidget *
new_list (JalonsSearchWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *list;

  self->items = g_list_store_new (JALONS_TYPE_SEARCH_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  self->list = GTK_LIST_VIEW (list);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_set_focusable (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What was found"), -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (open_item), self);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
new_status (const char *icon,
            const char *title,
            const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
new_entry (JalonsSearchWindow *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  g_object_set (entry, "placeholder-text", _ ("Activities, classes, catalogue, pages of documents"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search everything"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  /* At once: "search-changed" would wait. */
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (open_selected), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  return entry;
}

static void
jalons_search_window_init (JalonsSearchWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *hint, *nothing;

  self->cancellable = g_cancellable_new ();
  self->entry = new_entry (self);
  self->pages = GTK_STACK (gtk_stack_new ());
  hint = new_status ("edit-find-symbolic", _ ("Search everything"),
                     _ ("Beginnings of words are enough. The arrows choose, Enter opens, Escape closes."));
  nothing = new_status ("edit-find-symbolic", "",
                        _ ("Neither an activity, nor a class, nor the catalogue, nor a page of a PDF has all these words: "
                           "try fewer, or only their beginnings."));
  self->nothing = ADW_STATUS_PAGE (nothing);
  gtk_stack_add_named (self->pages, hint, "hint");
  gtk_stack_add_named (self->pages, nothing, "nothing");
  gtk_stack_add_named (self->pages, new_list (self), "hits");
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->entry);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pages));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 460);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), self->entry);
  tell_selected (self);
}

/**
 * jalons_search_window_new:
 *
 * Returns: (transfer none): a window to be presented
 */
GtkWindow *
jalons_search_window_new (JalonsWorkspace *workspace)
{
  JalonsSearchWindow *self = g_object_new (JALONS_TYPE_SEARCH_WINDOW, "title", _ ("Search everything"), NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WINDOW (self);
}
