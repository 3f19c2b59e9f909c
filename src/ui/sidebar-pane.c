/* Whether the sidebar is shown.
 * Invariant: only a sidebar that the user asks for slides; one that the window's width hides or shows is there at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sidebar-pane.h"

/* Below this, the sidebar would leave too little to the classes. */
#define NARROW_WIDTH 880
/* Below this, what is in the header leaves no room for a switcher on one line, at the usual size of text. */
#define HEADER_BUTTONS 340
#define HEADER_VIEW    130 /* each */
#define HEADER_MORE    12  /* one button more, when the switcher need not stand in the middle */
#define USUAL_DPI   96

struct _JalonsSidebarPane
{
  GSimpleAction *action;
  GtkRevealer *revealer;
  AdwHeaderBar *header;
  AdwViewSwitcher *switcher;
  int width; /* of the window */
  GSettings *settings;
  gboolean full;         /* there is something in the sidebar */
  gboolean crowded;      /* there is one more button in the header */
  gboolean narrow;       /* too narrow for the sidebar, unless it is asked for */
  gboolean narrow_shown; /* asked for while narrow */
  guint fit_source;
};

static double
text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / USUAL_DPI : 1;
}

static double
wide_header (JalonsSidebarPane *self)
{
  AdwViewStack *views = adw_view_switcher_get_stack (self->switcher);
  g_autoptr (GtkSelectionModel) pages = views ? adw_view_stack_get_pages (views) : NULL;
  guint n_views = pages ? g_list_model_get_n_items (G_LIST_MODEL (pages)) : 0;

  return (HEADER_BUTTONS + HEADER_VIEW * (double) n_views) * text_scale (GTK_WIDGET (self->header)) +
         (self->crowded ? HEADER_MORE : 0);
}

static AdwViewSwitcherPolicy
policy_for (JalonsSidebarPane *self,
            gboolean shown)
{
  int sidebar = 0;

  if (shown)
    gtk_widget_measure (gtk_revealer_get_child (self->revealer), GTK_ORIENTATION_HORIZONTAL, -1, &sidebar, NULL, NULL,
                        NULL);
  return self->width - sidebar < wide_header (self) ? ADW_VIEW_SWITCHER_POLICY_NARROW : ADW_VIEW_SWITCHER_POLICY_WIDE;
}

/* Also while it slides away. */
static gboolean
is_shown (JalonsSidebarPane *self)
{
  return gtk_revealer_get_reveal_child (self->revealer) || gtk_revealer_get_child_revealed (self->revealer);
}

static void
fit_switcher (JalonsSidebarPane *self)
{
  adw_view_switcher_set_policy (self->switcher, policy_for (self, is_shown (self)));
}

static void
show (JalonsSidebarPane *self)
{
  gboolean asked = self->narrow ? self->narrow_shown : g_settings_get_boolean (self->settings, "sidebar-visible");
  gboolean wanted = asked && self->full;

  g_simple_action_set_state (self->action, g_variant_new_boolean (wanted));
  /* There is room for both at any time, or else the window would grow. */
  if (wanted)
    adw_view_switcher_set_policy (self->switcher, policy_for (self, TRUE));
  gtk_revealer_set_reveal_child (self->revealer, wanted);
  /* Without a transition the revealer keeps its width when it hides. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), wanted || gtk_revealer_get_transition_type (self->revealer) !=
                                                                   GTK_REVEALER_TRANSITION_TYPE_NONE);
  adw_header_bar_set_show_start_title_buttons (self->header, !wanted);
  fit_switcher (self);
}

/* In a narrow window it is asked for once; else it is a setting. */
static void
on_change_state (GSimpleAction *action,
                 GVariant *value,
                 JalonsSidebarPane *self)
{
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_RIGHT);
  if (self->narrow)
    self->narrow_shown = g_variant_get_boolean (value);
  else
    g_settings_set_boolean (self->settings, "sidebar-visible", g_variant_get_boolean (value));
  show (self);
}

/**
 * jalons_sidebar_pane_new:
 * @map: gets the action "sidebar-visible"
 * @revealer: what the sidebar is in
 * @header: of the page beside it, which has the window's buttons when the sidebar is not there
 * @switcher: of the views, in @header
 * @settings: keeps what was chosen
 *
 * Returns: (transfer full): to be freed before the widgets go
 */
JalonsSidebarPane *
jalons_sidebar_pane_new (GActionMap *map,
                         GtkRevealer *revealer,
                         AdwHeaderBar *header,
                         AdwViewSwitcher *switcher,
                         GSettings *settings)
{
  JalonsSidebarPane *self = g_new0 (JalonsSidebarPane, 1);

  self->action = g_simple_action_new_stateful ("sidebar-visible", NULL, g_variant_new_boolean (FALSE));
  self->revealer = revealer;
  self->header = header;
  self->switcher = switcher;
  self->width = G_MAXINT;
  self->settings = g_object_ref (settings);
  g_signal_connect (self->action, "change-state", G_CALLBACK (on_change_state), self);
  g_action_map_add_action (map, G_ACTION (self->action));
  g_signal_connect_swapped (revealer, "notify::child-revealed", G_CALLBACK (fit_switcher), self);
  return self;
}

static gboolean
fit (gpointer data)
{
  JalonsSidebarPane *self = data;

  self->fit_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/**
 * jalons_sidebar_pane_set_width:
 * @width: of the whole window, in pixels
 *
 * May be called while sizes are given.
 */
void
jalons_sidebar_pane_set_width (JalonsSidebarPane *self,
                               int width)
{
  gboolean narrow = width < NARROW_WIDTH;

  self->width = width;
  if (narrow != self->narrow)
    self->narrow_shown = FALSE;
  else if (policy_for (self, is_shown (self)) == adw_view_switcher_get_policy (self->switcher))
    return;
  self->narrow = narrow;
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit, self, NULL);
}

/**
 * jalons_sidebar_pane_set_crowded:
 * @crowded: whether there is one more button at the end of the header
 *
 * The switcher then need not stand in the very middle: there would have to be as much room on both its sides.
 */
void
jalons_sidebar_pane_set_crowded (JalonsSidebarPane *self,
                                 gboolean crowded)
{
  if (crowded == self->crowded)
    return;
  self->crowded = crowded;
  adw_header_bar_set_centering_policy (self->header, crowded ? ADW_CENTERING_POLICY_LOOSE : ADW_CENTERING_POLICY_STRICT);
  fit_switcher (self);
}

/**
 * jalons_sidebar_pane_set_full:
 * @full: whether there is anything in the sidebar
 */
void
jalons_sidebar_pane_set_full (JalonsSidebarPane *self,
                              gboolean full)
{
  self->full = full;
  show (self);
}

void
jalons_sidebar_pane_free (JalonsSidebarPane *self)
{
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->action, self);
  g_signal_handlers_disconnect_by_data (self->revealer, self);
  g_object_unref (self->action);
  g_object_unref (self->settings);
  g_free (self);
}
