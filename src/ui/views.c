/* The views of the window, each in its place of the switcher.
 * Invariant: the places are there from the start, so that the switcher has its names; the views come when they are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/views.h"

#include <glib/gi18n-lib.h>

#include "ui/bilan/bilan-view.h"
#include "ui/catalogue/catalogue-view.h"
#include "ui/check/check-view.h"
#include "ui/classes/classes-view.h"
#include "ui/project/project-view.h"
#include "ui/year/year-view.h"

struct _JalonsViews
{
  AdwViewStack *stack;
  JalonsWorkspace *workspace;
  JalonsViewsFunc changed;
  GtkWindow *window; /* borrowed: whose views these are */
  GtkWidget *shown; /* the view that is, borrowed */
};

static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (JalonsWorkspace *workspace);
} kinds[] = {
  { "year", N_ ("Year"), "x-office-calendar-symbolic", jalons_year_view_new },
  { "classes", N_ ("Classes"), "system-users-symbolic", jalons_classes_view_new },
  { "check", N_ ("To Check"), "dialog-warning-symbolic", jalons_check_view_new },
  { "catalogue", N_ ("Catalogue"), "starred-symbolic", jalons_catalogue_view_new },
  { "project", N_ ("Project"), "x-office-document-symbolic", jalons_project_view_new },
  { "bilan", N_ ("Bilan"), "x-office-spreadsheet-symbolic", jalons_bilan_view_new },
};

/* The view at a place of the stack, made when it is first asked for. */
static GtkWidget *
need_view (JalonsViews *self,
           GtkWidget *place)
{
  const char *name = adw_view_stack_page_get_name (adw_view_stack_get_page (self->stack, place));

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && adw_bin_get_child (ADW_BIN (place)) == NULL; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        GtkWidget *view = kinds[i].make (self->workspace);

        if (JALONS_IS_VIEW (view))
          g_signal_connect_object (view, "selected", G_CALLBACK (self->changed), self->window, G_CONNECT_SWAPPED);
        adw_bin_set_child (ADW_BIN (place), view);
      }
  return adw_bin_get_child (ADW_BIN (place));
}

static void
on_view_shown (AdwViewStack *stack,
               GParamSpec *pspec,
               JalonsViews *self)
{
  GtkWidget *place;

  jalons_views_leave (self);
  place = adw_view_stack_get_visible_child (stack);
  self->shown = place != NULL ? need_view (self, place) : NULL;
  self->changed (self->window);
}

/**
 * jalons_views_new:
 * @stack: has no page yet
 * @workspace: what the views show
 * @changed: is called with @window when another view is shown, or something else is selected in one
 * @window: whose views these are; frees them before it goes
 *
 * Returns: (transfer full): the views, of which the first is shown
 */
JalonsViews *
jalons_views_new (AdwViewStack *stack,
                  JalonsWorkspace *workspace,
                  JalonsViewsFunc changed,
                  GtkWindow *window)
{
  JalonsViews *self = g_new0 (JalonsViews, 1);

  self->stack = g_object_ref (stack);
  self->workspace = g_object_ref (workspace);
  self->changed = changed;
  self->window = window;
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (on_view_shown), self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AdwViewStackPage *page = adw_view_stack_add_titled (stack, adw_bin_new (), kinds[i].name, _ (kinds[i].title));

      adw_view_stack_page_set_icon_name (page, kinds[i].icon);
    }
  return self;
}

void
jalons_views_free (JalonsViews *self)
{
  g_signal_handlers_disconnect_by_data (self->stack, self);
  g_object_unref (self->stack);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * jalons_views_find:
 * @name: "year", "classes", "check", "catalogue", "project" or "bilan"
 *
 * Returns: (transfer none) (nullable): the view, made if it was not; %NULL when there is none of that name
 */
GtkWidget *
jalons_views_find (JalonsViews *self,
                   const char *name)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->stack, name);

  return place != NULL ? need_view (self, place) : NULL;
}

/**
 * jalons_views_get_page:
 *
 * Returns: (transfer none) (nullable): the place of a view in the switcher
 */
AdwViewStackPage *
jalons_views_get_page (JalonsViews *self,
                       const char *name)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->stack, name);

  return place != NULL ? adw_view_stack_get_page (self->stack, place) : NULL;
}

/**
 * jalons_views_get_shown:
 *
 * Returns: (transfer none): the view that is shown
 */
GtkWidget *
jalons_views_get_shown (JalonsViews *self)
{
  return self->shown;
}

/**
 * jalons_views_show:
 *
 * Shows a view and gives it the keyboard.
 */
void
jalons_views_show (JalonsViews *self,
                   const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
  gtk_widget_grab_focus (self->shown);
}

/**
 * jalons_views_leave:
 *
 * What is being typed in the view that is shown is written.
 */
void
jalons_views_leave (JalonsViews *self)
{
  if (self->shown != NULL && JALONS_IS_VIEW (self->shown))
    JALONS_VIEW_GET_IFACE (self->shown)->leave (JALONS_VIEW (self->shown));
}
