/* GTK, where nothing before the focus is left in a widget, asks the widget itself with Shift+Tab; one whose grab_focus()
 * begins anew in its middle would never be left.
 * Invariant: whatever is not Shift+Tab goes as GTK has it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/pass-focus.h"

/* GTK remembers the child that had the keyboard long after it went elsewhere. */
static GtkWidget *
find_focus_child (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) ? gtk_widget_get_focus_child (widget) : NULL;
}

static gboolean
pass_backwards (GtkWidget *widget)
{
  GtkWidget *had = find_focus_child (widget);
  GtkWidget *child = had != NULL ? had : gtk_widget_get_last_child (widget);

  for (; child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (!GTK_IS_NATIVE (child) && gtk_widget_child_focus (child, GTK_DIR_TAB_BACKWARD))
      return TRUE;
  return FALSE;
}

/**
 * jalons_pass_focus:
 *
 * What the focus() of a class becomes whose grab_focus() chooses one of its children.
 *
 * Returns: whether the keyboard went to something in @widget
 */
gboolean
jalons_pass_focus (GtkWidget *widget,
                   GtkDirectionType direction)
{
  GtkWidgetClass *plain = g_type_class_peek_static (GTK_TYPE_WIDGET);

  return direction == GTK_DIR_TAB_BACKWARD ? pass_backwards (widget) : plain->focus (widget, direction);
}
