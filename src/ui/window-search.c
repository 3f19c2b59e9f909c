/* win.search opens the search, and goes to what is chosen there.
 * Invariant: a page of a PDF opens in the reader, at its words; everything else is where it is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/window-search.h"

#include "ui/catalogue/open-document.h"
#include "ui/search/search-window.h"
#include "ui/window-catalogue.h"
#include "ui/window-records.h"

/**
 * jalons_window_show_hit:
 * @hit: what was found
 * @query: (nullable): the words by which it was found, which a page of a PDF then shows
 *
 * Goes to what was found, in whatever school and year it is.
 */
void
jalons_window_show_hit (JalonsWindow *self,
                        const JalonsHit *hit,
                        const char *query)
{
  if (hit->page == 0)
    {
      jalons_window_show_record (self, hit->record, NULL, hit->year, hit->school);
      return;
    }
  jalons_window_show_entry (self, hit->record);
  jalons_open_document (GTK_WINDOW (self), jalons_window_get_workspace (self), hit->record, hit->page, query);
}

/* The action */

static void
on_opened (JalonsSearchWindow *search,
           JalonsSearchItem *item,
           JalonsWindow *self)
{
  jalons_window_show_hit (self, jalons_search_item_get_hit (item), jalons_search_item_get_query (item));
}

static void
search (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (JALONS_WINDOW (widget));
  GtkWindow *window;

  if (jalons_workspace_get_store (workspace) == NULL)
    return;
  /* What is being typed is written when its field loses the focus. */
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  window = jalons_search_window_new (workspace);
  g_signal_connect_object (window, "opened", G_CALLBACK (on_opened), widget, 0);
  jalons_present_over (widget, window);
}

/**
 * jalons_window_search_install:
 * @widget_class: the class of #JalonsWindow, being made
 */
void
jalons_window_search_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
}
