/* A figure that opens on what it counts: a flat button, and a popover that is made when it is first opened.
 * Invariant: a line goes to an activity or a class by an action of the window; what has neither goes nowhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/bilan-counted.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/room.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

/* More are not listed one by one. */
#define MOST_LINES 500

typedef struct
{
  JalonsDataset *dataset;
  GPtrArray *records;
  char *how;
} Counted;

static void
counted_free (gpointer data)
{
  Counted *counted = data;

  g_object_unref (counted->dataset);
  g_ptr_array_unref (counted->records);
  g_free (counted->how);
  g_free (counted);
}

/* Words */

/* The activity that something is about, or NULL. */
static JalonsActivity *
activity_of (JalonsDataset *dataset,
             JalonsRecord *record)
{
  static const struct
  {
    JalonsEntityId entity;
    JalonsFieldId activity;
  } links[] = {
    { JALONS_ENTITY_BOOKING, JALONS_BOOKING_ACTIVITY },
    { JALONS_ENTITY_VISIT, JALONS_VISIT_ACTIVITY },
    { JALONS_ENTITY_ATTACHMENT, JALONS_ATTACHMENT_ACTIVITY },
  };

  if (jalons_record_get_entity (record) == JALONS_ENTITY_ACTIVITY)
    return record;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (jalons_record_get_entity (record) == links[i].entity)
      return jalons_dataset_follow (dataset, record, links[i].activity);
  return NULL;
}

static char *
title_of (JalonsDataset *dataset,
          JalonsRecord *record)
{
  JalonsActivity *activity = activity_of (dataset, record);

  if (activity != NULL)
    return g_strdup (jalons_activity_title (activity));
  if (jalons_record_get_entity (record) == JALONS_ENTITY_DIVISION)
    return g_strdup (jalons_division_code (record));
  if (jalons_record_get_entity (record) == JALONS_ENTITY_GOAL)
    return g_strdup (jalons_goal_wording (record));
  if (jalons_record_get_entity (record) == JALONS_ENTITY_DOCUMENT)
    return g_strdup (jalons_document_title (record));
  return g_strdup ("");
}

static char *
subtitle_of (JalonsDataset *dataset,
             JalonsRecord *record)
{
  JalonsActivity *activity = activity_of (dataset, record);
  g_autoptr (GPtrArray) divisions = NULL;
  g_autofree char *slot = NULL, *codes = NULL;

  if (activity == NULL)
    return g_strdup ("");
  divisions = jalons_dataset_activity_divisions (dataset, activity);
  slot = jalons_format_slot (jalons_activity_slot (activity), JALONS_DAY_DATE);
  codes = jalons_words_codes (divisions);
  return g_strdup_printf ("%s%s%s", slot, *slot != '\0' && *codes != '\0' ? " · " : "", codes);
}

/* Going */

static void
go_to (GtkWidget *list,
       GtkListBoxRow *row,
       gpointer button)
{
  JalonsRecord *record = g_object_get_data (G_OBJECT (row), "record");
  JalonsDataset *dataset = ((Counted *) g_object_get_data (button, "counted"))->dataset;
  JalonsActivity *activity = activity_of (dataset, record);
  GtkWidget *popover = gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER);
  g_autoptr (GPtrArray) divisions = activity ? jalons_dataset_activity_divisions (dataset, activity) : NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (activity != NULL)
    gtk_widget_activate_action (button, "win.show-activity", "(ss)", jalons_record_get_id (activity),
                                divisions->len > 0 ? jalons_record_get_id (divisions->pdata[0]) : "");
  else if (jalons_record_get_entity (record) == JALONS_ENTITY_DIVISION)
    gtk_widget_activate_action (button, "win.show-division", "(su)", jalons_record_get_id (record), 0);
}

/* The popover */

static gboolean
goes_somewhere (JalonsDataset *dataset,
                JalonsRecord *record)
{
  return activity_of (dataset, record) != NULL || jalons_record_get_entity (record) == JALONS_ENTITY_DIVISION;
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_row (JalonsDataset *dataset,
         JalonsRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = title_of (dataset, record), *subtitle = subtitle_of (dataset, record);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  gtk_box_append (GTK_BOX (box), new_label (title, NULL));
  if (*subtitle != '\0')
    gtk_box_append (GTK_BOX (box), new_label (subtitle, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), goes_somewhere (dataset, record));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *subtitle != '\0' ? spoken : title, -1);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  return row;
}

static GtkWidget *
new_list (GtkWidget *button,
          const Counted *counted)
{
  GtkWidget *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is counted"), -1);
  for (guint i = 0; i < MIN (counted->records->len, MOST_LINES); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (counted->dataset, counted->records->pdata[i]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (go_to), button, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_add_css_class (list, "counted");
  return scrolled;
}

static void
fill (GtkMenuButton *button,
      gpointer unused)
{
  const Counted *counted = g_object_get_data (G_OBJECT (button), "counted");
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *how = new_label (counted->how, "dim-label");

  gtk_widget_set_visible (how, *counted->how != '\0');
  gtk_box_append (GTK_BOX (box), how);
  gtk_box_append (GTK_BOX (box), new_list (GTK_WIDGET (button), counted));
  if (counted->records->len > MOST_LINES)
    {
      g_autofree char *rest = g_strdup_printf (_ ("and %u others"), counted->records->len - MOST_LINES);

      gtk_box_append (GTK_BOX (box), new_label (rest, "dim-label"));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  jalons_room_keep_lines (how);
}

/**
 * jalons_bilan_counted_new:
 * @records: (element-type JalonsRecord): what the figure counts
 * @text: the figure
 * @how: how it is computed, or ""
 */
GtkWidget *
jalons_bilan_counted_new (JalonsDataset *dataset,
                          GPtrArray *records,
                          const char *text,
                          const char *how)
{
  GtkWidget *button = gtk_menu_button_new ();
  Counted *counted = g_new (Counted, 1);
  /* Translators: a figure of the bilan: "54 h 45: what is counted" */
  g_autofree char *name = g_strdup_printf (_ ("%s: what is counted"), text);

  *counted = (Counted){ g_object_ref (dataset), g_ptr_array_ref (records), g_strdup (how) };
  g_object_set_data_full (G_OBJECT (button), "counted", counted, counted_free);
  /* With a child of its own it has no arrow. */
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (text));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill, NULL, NULL);
  gtk_widget_add_css_class (button, "counted-figure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  jalons_tip_set (button, *how != '\0' ? how : name);
  return button;
}
