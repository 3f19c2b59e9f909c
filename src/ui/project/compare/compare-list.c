/* Lines of text, made at once and in milliseconds; rows of widgets, made as they come into sight.
 * Invariant: a line never changes: another comparison has other lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/compare/compare-list.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "core/words/text.h"

/* Lines */

struct _JalonsCompareLine
{
  GObject parent_instance;
  gboolean is_heading;
  char *title;
  char *subtitle;
};

G_DEFINE_FINAL_TYPE (JalonsCompareLine, jalons_compare_line, G_TYPE_OBJECT)

static void
jalons_compare_line_finalize (GObject *object)
{
  JalonsCompareLine *self = JALONS_COMPARE_LINE (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (jalons_compare_line_parent_class)->finalize (object);
}

static void
jalons_compare_line_class_init (JalonsCompareLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_compare_line_finalize;
}

static void
jalons_compare_line_init (JalonsCompareLine *self)
{
}

/**
 * jalons_compare_line_get_title:
 *
 * Returns: (transfer none): what differs, or the heading
 */
const char *
jalons_compare_line_get_title (JalonsCompareLine *self)
{
  return self->title;
}

/**
 * jalons_compare_line_get_subtitle:
 *
 * Returns: (nullable): what differs, a line for each
 */
const char *
jalons_compare_line_get_subtitle (JalonsCompareLine *self)
{
  return self->subtitle;
}

/* Takes the texts. */
static void
add_line (GPtrArray *lines,
          gboolean is_heading,
          char *title,
          char *subtitle)
{
  JalonsCompareLine *line = g_object_new (JALONS_TYPE_COMPARE_LINE, NULL);

  line->is_heading = is_heading;
  line->title = title;
  line->subtitle = subtitle;
  g_ptr_array_add (lines, line);
}

/* What differs */

static char *
change_title (const JalonsChange *change)
{
  /* Translators: what happened, and to what: "Ajouté : Forum des métiers" */
  return g_strdup_printf (C_ ("difference", "%1$s: %2$s"), jalons_change_kind_label (change->kind), change->name);
}

static char *
change_place (JalonsDataset *dataset,
              const JalonsChange *change)
{
  GString *text = g_string_new (NULL);

  if (change->level != NULL && *change->level != '\0')
    g_string_append (text, jalons_known_level (dataset, change->level).label);
  if (change->start != JALONS_UNSET)
    {
      g_autofree char *year = jalons_format_school_year (change->start);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", year);
    }
  return g_string_free (text, FALSE);
}

static char *
change_subtitle (JalonsDataset *dataset,
                 const JalonsChange *change)
{
  g_autofree char *place = change_place (dataset, change);
  GString *text = g_string_new (place);

  for (guint i = 0; change->details != NULL && i < change->details->len; i++)
    {
      const JalonsDetail *detail = &g_array_index (change->details, JalonsDetail, i);
      const char *before = *detail->before != '\0' ? detail->before : _ ("(nothing)");
      const char *after = *detail->after != '\0' ? detail->after : _ ("(nothing)");

      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a field, its value before, its value after */
      g_string_append_printf (text, _ ("%1$s: “%2$s” → “%3$s”"), detail->label, before, after);
    }
  return g_string_free (text, FALSE);
}

static void
add_changes (GPtrArray *lines,
             JalonsDataset *dataset,
             const JalonsComparison *comparison)
{
  int section = -1;

  for (guint i = 0; i < comparison->changes->len; i++)
    {
      const JalonsChange *change = comparison->changes->pdata[i];

      if ((int) change->section != section)
        add_line (lines, TRUE, g_strdup (jalons_section_label (change->section)), NULL);
      section = (int) change->section;
      add_line (lines, FALSE, change_title (change), change_subtitle (dataset, change));
    }
}

/* Hours */

/* The hours of the level; under them each figure that differs, as the line that says whose it is. */
static char *
hours_subtitle (const JalonsHoursChange *hours)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hours->details->len; i++)
    {
      const JalonsDetail *detail = &g_array_index (hours->details, JalonsDetail, i);

      /* Translators: whose hours, how many before, how many after: "For a class: 39 h → 41 h" */
      g_string_append_printf (text, _ ("%1$s: %2$s → %3$s"), detail->label,
                              *detail->before != '\0' ? detail->before : _ ("nothing"),
                              *detail->after != '\0' ? detail->after : _ ("nothing"));
      if (i + 1 < hours->details->len)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
add_hours (GPtrArray *lines,
           JalonsDataset *dataset,
           const JalonsComparison *comparison)
{
  gboolean first = TRUE;

  for (guint i = 0; i < comparison->hours->len; i++)
    {
      const JalonsHoursChange *hours = &g_array_index (comparison->hours, JalonsHoursChange, i);
      g_autofree char *year = NULL;

      if (!jalons_hours_change_differs (hours))
        continue;
      if (first)
        add_line (lines, TRUE, g_strdup (_ ("Hours")), NULL);
      first = FALSE;
      year = jalons_format_school_year (hours->start);
      add_line (lines, FALSE, g_strdup_printf ("%s · %s", jalons_known_level (dataset, hours->level).label, year),
                hours_subtitle (hours));
    }
}

/* Rows */

static GtkWidget *
new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_label (NULL), *subtitle = new_label ("caption");

  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), subtitle);
  gtk_widget_add_css_class (row, "compare-line");
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
show_text (GtkWidget *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  JalonsCompareLine *line = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item), *title = gtk_widget_get_first_child (row);
  g_autofree char *name = g_strjoin (" · ", line->title, line->subtitle, NULL);

  show_text (title, line->title);
  show_text (gtk_widget_get_next_sibling (title), line->subtitle);
  if (line->is_heading)
    gtk_widget_add_css_class (row, "heading");
  else
    gtk_widget_remove_css_class (row, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The list */

#define LINES_KEY "jalons-compare-lines"

/**
 * jalons_compare_list_new:
 *
 * Returns: (transfer floating): a list to be put into a scrolled window
 */
GtkWidget *
jalons_compare_list_new (void)
{
  GListStore *lines = g_list_store_new (JALONS_TYPE_COMPARE_LINE);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (lines))), factory);
  g_object_set_data (G_OBJECT (list), LINES_KEY, lines);
  gtk_widget_add_css_class (list, "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Differences"), -1);
  return list;
}

/**
 * jalons_compare_list_get_lines:
 *
 * Returns: (transfer none): the #JalonsCompareLine that it shows
 */
GListModel *
jalons_compare_list_get_lines (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), LINES_KEY);
}

/**
 * jalons_compare_list_show:
 * @dataset: with the names of the levels
 * @comparison: (nullable): %NULL shows nothing
 */
void
jalons_compare_list_show (GtkWidget *list,
                          JalonsDataset *dataset,
                          const JalonsComparison *comparison)
{
  GListStore *store = G_LIST_STORE (jalons_compare_list_get_lines (list));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (comparison != NULL)
    {
      add_hours (lines, dataset, comparison);
      add_changes (lines, dataset, comparison);
    }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), lines->pdata, lines->len);
}
