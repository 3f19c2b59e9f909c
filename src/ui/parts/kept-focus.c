/* Which child of which child had the keyboard: its type, and its number among those of that type.
 * Invariant: a place that is there no more is the last one before it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/kept-focus.h"

typedef struct
{
  GType type;
  guint number;
} Step;

static Step
step_to (GtkWidget *child)
{
  Step step = { G_OBJECT_TYPE (child), 0 };

  while ((child = gtk_widget_get_prev_sibling (child)) != NULL)
    step.number += G_OBJECT_TYPE (child) == step.type;
  return step;
}

/**
 * jalons_kept_focus_take:
 * @box: what is about to lose its children
 *
 * Returns: (transfer full) (nullable): what jalons_kept_focus_give() takes; %NULL when the keyboard is elsewhere
 */
GArray *
jalons_kept_focus_take (GtkWidget *box)
{
  GtkRoot *root = gtk_widget_get_root (box);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GArray *place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, box))
    return NULL;
  place = g_array_new (FALSE, FALSE, sizeof (Step));
  for (; focus != box; focus = gtk_widget_get_parent (focus))
    {
      const Step step = step_to (focus);

      g_array_prepend_val (place, step);
    }
  return place;
}

static GtkWidget *
find_child (GtkWidget *widget,
            const Step *step)
{
  GtkWidget *found = NULL;
  guint number = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && number <= step->number;
       child = gtk_widget_get_next_sibling (child))
    if (G_OBJECT_TYPE (child) == step->type)
      {
        found = child;
        number++;
      }
  return found;
}

/**
 * jalons_kept_focus_give:
 * @box: with its new children
 * @place: (transfer full) (nullable): from jalons_kept_focus_take()
 *
 * Gives the keyboard to what now stands there.
 */
void
jalons_kept_focus_give (GtkWidget *box,
                        GArray *place)
{
  GtkWidget *found = box;

  if (place == NULL)
    return;
  for (guint i = 0; i < place->len; i++)
    {
      GtkWidget *child = find_child (found, &g_array_index (place, Step, i));

      if (child == NULL)
        break;
      found = child;
    }
  while (found != box && !gtk_widget_grab_focus (found))
    found = gtk_widget_get_parent (found);
  if (found == box)
    gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
  g_array_unref (place);
}
