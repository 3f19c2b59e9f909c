/* win.search opens the search; a hit of another year is shown once that year is open.
 * Invariant: the school of a hit is selected before the hit is looked for in a view.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/over.h"
#include "ui/window-search.h"

#include <glib/gi18n-lib.h>

#include "ui/catalogue/open-document.h"
#include "ui/search/search-window.h"
#include "ui/window-catalogue.h"

/* Where the window keeps a hit that waits for its year. */
#define PENDING_KEY "jalons-pending-hit"

/* Showing */

static void
show_page (JalonsWindow *self,
           const JalonsHit *hit,
           const char *query)
{
  jalons_window_show_entry (self, hit->record);
  jalons_open_document (GTK_WINDOW (self), jalons_window_get_workspace (self), hit->record, hit->page, query);
}

static void
show_division (JalonsWindow *self,
               const JalonsHit *hit)
{
  jalons_workspace_set_division (jalons_window_get_workspace (self), jalons_record_get_id (hit->record));
  jalons_window_show_view (self, "classes");
}

static void
show_activity (JalonsWindow *self,
               const JalonsHit *hit)
{
  if (!jalons_window_show_activity (self, jalons_record_get_id (hit->record)))
    jalons_workspace_say (jalons_window_get_workspace (self), _ ("This activity has no class, so that no page shows it."),
                          FALSE);
}

static void
show_here (JalonsWindow *self,
           const JalonsHit *hit,
           const char *query)
{
  JalonsWorkspace *workspace = jalons_window_get_workspace (self);
  const char *id = jalons_record_get_id (hit->record);

  if (hit->school != NULL)
    jalons_workspace_set_school (workspace, jalons_record_get_id (hit->school));
  switch ((int) jalons_record_get_entity (hit->record))
    {
    case JALONS_ENTITY_ACTIVITY:
      show_activity (self, hit);
      break;
    case JALONS_ENTITY_DIVISION:
      show_division (self, hit);
      break;
    case JALONS_ENTITY_MILESTONE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-milestone", "s", id);
      break;
    case JALONS_ENTITY_SCHOOL:
      jalons_workspace_set_school (workspace, id);
      jalons_window_show_view (self, "year");
      break;
    case JALONS_ENTITY_CENTRE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences", "s", "school");
      break;
    default:
      if (hit->page > 0)
        show_page (self, hit, query);
      else
        jalons_window_show_entry (self, hit->record);
      break;
    }
}

static void
on_year_open (JalonsWorkspace *workspace,
              GParamSpec *pspec,
              JalonsWindow *self)
{
  g_autoptr (JalonsHit) hit = g_object_steal_data (G_OBJECT (self), PENDING_KEY);

  g_signal_handlers_disconnect_by_func (workspace, on_year_open, self);
  if (hit != NULL && jalons_year_start (hit->year) == jalons_workspace_get_start_year (workspace))
    show_here (self, hit, NULL);
}

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
  JalonsWorkspace *workspace = jalons_window_get_workspace (self);

  if (hit->year == NULL || jalons_year_start (hit->year) == jalons_workspace_get_start_year (workspace))
    {
      show_here (self, hit, query);
      return;
    }
  g_signal_handlers_disconnect_by_func (workspace, on_year_open, self);
  g_object_set_data_full (G_OBJECT (self), PENDING_KEY, jalons_hit_copy (hit), (GDestroyNotify) jalons_hit_free);
  g_signal_connect_object (workspace, "notify::start-year", G_CALLBACK (on_year_open), self, G_CONNECT_AFTER);
  jalons_workspace_set_start_year (workspace, jalons_year_start (hit->year));
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
