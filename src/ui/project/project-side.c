/* What is at the side of a page of the project.
 * Invariant: the remarks come after what they are about.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-side.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/tip.h"
#include "ui/project/about.h"
#include "ui/project/programme/cell-panel.h"
#include "ui/project/review/remark-panel.h"
#include "ui/project/thing-panel.h"

struct _JalonsProjectSide
{
  GtkWidget parent_instance;

  JalonsProjectData *data;
  GVariant *about;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *scrolled;
  GtkWidget *contents;
  JalonsCellPanel *cell;
  JalonsThingPanel *thing;
  JalonsRemarkPanel *remarks;
};

enum
{
  SIGNAL_CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsProjectSide, jalons_project_side, GTK_TYPE_WIDGET)

static void
show_title (JalonsProjectSide *self,
            const JalonsAbout *about)
{
  g_autofree char *title = jalons_about_in_words (jalons_project_data_get_dataset (self->data),
                                                  jalons_project_data_get_project (self->data), about);

  gtk_label_set_label (self->title, title);
}

/**
 * jalons_project_side_update:
 *
 * Shows the same thing as it is now.
 */
void
jalons_project_side_update (JalonsProjectSide *self)
{
  JalonsAbout about;

  if (self->about == NULL || jalons_project_data_get_project (self->data) == NULL)
    return;
  about = jalons_about_from_variant (self->about);
  show_title (self, &about);
  gtk_widget_set_visible (GTK_WIDGET (self->cell), about.kind == JALONS_ABOUT_CELL);
  gtk_widget_set_visible (GTK_WIDGET (self->thing), jalons_thing_panel_show (self->thing, &about));
  if (about.kind == JALONS_ABOUT_CELL)
    jalons_cell_panel_show (self->cell, about.level, about.start);
  jalons_remark_panel_update (self->remarks);
}

/**
 * jalons_project_side_show:
 * @about: what is to be seen from now on
 */
void
jalons_project_side_show (JalonsProjectSide *self,
                          const JalonsAbout *about)
{
  GVariant *variant = g_variant_ref_sink (jalons_about_to_variant (about));

  g_clear_pointer (&self->about, g_variant_unref);
  self->about = variant;
  jalons_remark_panel_show (self->remarks, about);
  jalons_project_side_update (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

/**
 * jalons_project_side_get_about:
 * @about: (out): what is seen, borrowed
 *
 * Returns: whether anything is
 */
gboolean
jalons_project_side_get_about (JalonsProjectSide *self,
                               JalonsAbout *about)
{
  if (self->about != NULL)
    *about = jalons_about_from_variant (self->about);
  return self->about != NULL;
}

void
jalons_project_side_focus_remark (JalonsProjectSide *self)
{
  jalons_remark_panel_focus_entry (self->remarks);
}

void
jalons_project_side_focus_details (JalonsProjectSide *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->cell)))
    gtk_widget_grab_focus (GTK_WIDGET (self->cell));
  else if (!gtk_widget_get_visible (GTK_WIDGET (self->thing)) ||
           !gtk_widget_child_focus (GTK_WIDGET (self->thing), GTK_DIR_TAB_FORWARD))
    jalons_remark_panel_focus_entry (self->remarks);
}

/**
 * jalons_project_side_undo_typing:
 *
 * Returns: whether there was some typing to undo
 */
gboolean
jalons_project_side_undo_typing (JalonsProjectSide *self)
{
  return jalons_remark_panel_undo_typing (self->remarks);
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

static void
jalons_project_side_dispose (GObject *object)
{
  JalonsProjectSide *self = JALONS_PROJECT_SIDE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->about, g_variant_unref);
  g_clear_object (&self->data);

  G_OBJECT_CLASS (jalons_project_side_parent_class)->dispose (object);
}

static void
jalons_project_side_class_init (JalonsProjectSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_project_side_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "side.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "side.close", NULL);

  /**
   * JalonsProjectSide::close:
   *
   * The user is done.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", JALONS_TYPE_PROJECT_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
make_head (JalonsProjectSide *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->title, 3);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  jalons_tip_whole (self->title);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Close (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "side.close");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), button);
  gtk_widget_add_css_class (head, "editor-head");
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
jalons_project_side_init (JalonsProjectSide *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "activity-editor");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_head (self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  self->contents = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->contents, "side-contents");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->contents);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
}

GtkWidget *
jalons_project_side_new (JalonsProjectData *data)
{
  JalonsProjectSide *self = g_object_new (JALONS_TYPE_PROJECT_SIDE, NULL);

  self->data = g_object_ref (data);
  self->cell = JALONS_CELL_PANEL (jalons_cell_panel_new (data));
  self->thing = JALONS_THING_PANEL (jalons_thing_panel_new (data));
  self->remarks = JALONS_REMARK_PANEL (jalons_remark_panel_new (data));
  gtk_box_append (GTK_BOX (self->contents), GTK_WIDGET (self->cell));
  gtk_box_append (GTK_BOX (self->contents), GTK_WIDGET (self->thing));
  gtk_box_append (GTK_BOX (self->contents), GTK_WIDGET (self->remarks));
  return GTK_WIDGET (self);
}
