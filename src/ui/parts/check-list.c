/* A popover with things to check, in groups: competences by family, classes by level.
 * Invariant: the items are the check buttons themselves, in their order; there is no second list of what is checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/check-list.h"

#include "ui/parts/room.h"

struct _JalonsCheckList
{
  GtkPopover parent_instance;
  GtkScrolledWindow *scrolled;
  GtkBox *box;
  GtkCheckButton *group; /* the button of the group being filled, NULL when it has none */
  GtkWidget *group_box;  /* where its items go */
  gboolean changed;
  gboolean following; /* a group sets its items, or the items their group */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsCheckList, jalons_check_list, GTK_TYPE_POPOVER)

#define ID          "jalons-id"
#define MOST_HEIGHT 420
#define WIDTH_CHARS 44 /* of the labels that take more than one line */

/* Each group box holds check buttons with an id. */
static GtkWidget *
first_item (GtkWidget *group_box)
{
  return gtk_widget_get_first_child (group_box);
}

static void
follow_items (JalonsCheckList *self,
              GtkCheckButton *group,
              GtkWidget *group_box)
{
  unsigned checked = 0, items = 0;

  for (GtkWidget *item = first_item (group_box); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      checked += gtk_check_button_get_active (GTK_CHECK_BUTTON (item)) ? 1 : 0;
      items++;
    }
  self->following = TRUE;
  gtk_check_button_set_active (group, items > 0 && checked == items);
  gtk_check_button_set_inconsistent (group, checked > 0 && checked < items);
  self->following = FALSE;
}

static void
on_item_toggled (GtkCheckButton *item,
                 JalonsCheckList *self)
{
  GtkWidget *group_box = gtk_widget_get_parent (GTK_WIDGET (item));
  GtkCheckButton *group = g_object_get_data (G_OBJECT (group_box), "group");

  self->changed = TRUE;
  if (group != NULL && !self->following)
    follow_items (self, group, group_box);
}

static void
on_group_toggled (GtkCheckButton *group,
                  JalonsCheckList *self)
{
  GtkWidget *group_box = g_object_get_data (G_OBJECT (group), "box");

  if (self->following)
    return;
  self->following = TRUE;
  gtk_check_button_set_inconsistent (group, FALSE);
  for (GtkWidget *item = first_item (group_box); item != NULL; item = gtk_widget_get_next_sibling (item))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (item), gtk_check_button_get_active (group));
  self->following = FALSE;
}

static void
jalons_check_list_closed (GtkPopover *popover)
{
  JalonsCheckList *self = JALONS_CHECK_LIST (popover);

  if (self->changed)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  self->changed = FALSE;
}

static void
jalons_check_list_show (GtkWidget *widget)
{
  JalonsCheckList *self = JALONS_CHECK_LIST (widget);

  jalons_room_fit (GTK_POPOVER (self), self->scrolled, MOST_HEIGHT);
  GTK_WIDGET_CLASS (jalons_check_list_parent_class)->show (widget);
}

static void
jalons_check_list_class_init (JalonsCheckListClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = jalons_check_list_show;
  GTK_POPOVER_CLASS (klass)->closed = jalons_check_list_closed;

  /**
   * JalonsCheckList::chosen:
   *
   * The popover was closed after something was checked or unchecked.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JALONS_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
jalons_check_list_init (JalonsCheckList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "check-list");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
}

/**
 * jalons_check_list_new:
 * @label: what is chosen in it, for screen readers
 */
GtkWidget *
jalons_check_list_new (const char *label)
{
  GtkWidget *self = g_object_new (JALONS_TYPE_CHECK_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

void
jalons_check_list_clear (JalonsCheckList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->group = NULL;
  self->group_box = NULL;
}

/**
 * jalons_check_list_add_group:
 * @label: the heading of the items that are added next
 * @whole: whether the heading checks them all
 */
void
jalons_check_list_add_group (JalonsCheckList *self,
                             const char *label,
                             gboolean whole)
{
  GtkWidget *heading = whole ? gtk_check_button_new_with_label (label) : gtk_label_new (label);

  gtk_widget_add_css_class (heading, "heading");
  self->group_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->group = whole ? GTK_CHECK_BUTTON (heading) : NULL;
  if (whole)
    {
      gtk_widget_set_margin_start (self->group_box, 18);
      g_object_set_data (G_OBJECT (self->group_box), "group", heading);
      g_object_set_data (G_OBJECT (heading), "box", self->group_box);
      g_signal_connect (heading, "toggled", G_CALLBACK (on_group_toggled), self);
    }
  else
    {
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
    }
  gtk_box_append (self->box, heading);
  gtk_box_append (self->box, self->group_box);
}

/**
 * jalons_check_list_add_item:
 * @id: what jalons_check_list_dup_ids() will say when it is checked
 */
void
jalons_check_list_add_item (JalonsCheckList *self,
                            const char *id,
                            const char *label,
                            gboolean checked)
{
  GtkWidget *item = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (label);

  g_return_if_fail (self->group_box != NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  if (g_utf8_strlen (label, -1) > WIDTH_CHARS / 2)
    {
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (words), WIDTH_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (words), WIDTH_CHARS);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (item), words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (item), checked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (item), ID, g_strdup (id), g_free);
  g_signal_connect (item, "toggled", G_CALLBACK (on_item_toggled), self);
  gtk_box_append (GTK_BOX (self->group_box), item);
  if (self->group != NULL)
    follow_items (self, self->group, self->group_box);
}

/**
 * jalons_check_list_dup_ids:
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the checked items, in their order
 */
char **
jalons_check_list_dup_ids (JalonsCheckList *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    for (GtkWidget *item = GTK_IS_BOX (child) ? first_item (child) : NULL; item != NULL;
         item = gtk_widget_get_next_sibling (item))
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (item)))
        g_strv_builder_add (ids, g_object_get_data (G_OBJECT (item), ID));
  return g_strv_builder_end (ids);
}
