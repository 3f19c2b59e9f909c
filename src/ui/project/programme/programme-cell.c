/* A level in a year.
 * Invariant: it shows the first lines of what is done and says how many are left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/programme/programme-cell.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/published/known-levels.h"
#include "core/words/text.h"
#include "ui/parts/meter.h"
#include "ui/parts/tip.h"
#include "ui/project/about.h"
#include "ui/project/programme/programme-words.h"

#define MOST_LINES 6

struct _JalonsProgrammeCell
{
  GtkButton parent_instance;

  char *level;
  int start;
  GtkWidget *hours;
  GtkWidget *basis;
  GtkWidget *remarks;
  GtkWidget *meter;
  GtkWidget *figures;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (JalonsProgrammeCell, jalons_programme_cell, GTK_TYPE_BUTTON)

static GtkWidget *
new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  jalons_tip_whole (GTK_LABEL (label));
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* What is short of room gets lines rather than dots. */
static void
let_wrap (GtkWidget *label)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
}

/* Lines */

static GtkWidget *
new_letter (const char *code)
{
  const JalonsAxis *axis = *code != '\0' ? jalons_axis_lookup (NULL, code) : NULL;
  GtkWidget *letter = gtk_label_new (axis != NULL ? axis->letter : "–");

  gtk_widget_add_css_class (letter, "axis");
  if (axis != NULL)
    gtk_widget_add_css_class (letter, axis->colour);
  gtk_widget_set_valign (letter, GTK_ALIGN_START);
  return letter;
}

/**
 * jalons_entry_line_new:
 *
 * Returns: (transfer floating): axis, title and length; an intention is dashed and in italics
 */
GtkWidget *
jalons_entry_line_new (const JalonsEntry *entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = new_label ("title"), *length = new_label ("length");
  g_autofree char *minutes = jalons_entry_minutes_words (entry);

  gtk_label_set_label (GTK_LABEL (title), entry->title);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_label (GTK_LABEL (length), minutes);
  gtk_label_set_ellipsize (GTK_LABEL (length), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (line), new_letter (entry->axis));
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), length);
  gtk_widget_add_css_class (line, "entry-line");
  if (jalons_entry_is_intention (entry))
    gtk_widget_add_css_class (line, "intention");
  return line;
}

static void
show_lines (JalonsProgrammeCell *self,
            const JalonsCell *cell)
{
  guint n = cell->entries->len, shown = n > MOST_LINES ? MOST_LINES - 1 : n;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (self->lines), jalons_entry_line_new (cell->entries->pdata[i]));
  if (n > shown)
    {
      GtkWidget *more = new_label ("dim-label");
      g_autofree char *text = jalons_format_counted (ngettext ("and %u more", "and %u more", n - shown), n - shown);

      gtk_label_set_label (GTK_LABEL (more), text);
      gtk_widget_add_css_class (more, "caption");
      gtk_box_append (GTK_BOX (self->lines), more);
    }
  gtk_widget_set_visible (self->lines, n > 0);
}

/* Figures */

static unsigned
count_open (JalonsProjectData *data,
            const JalonsCell *cell)
{
  const JalonsAbout about = jalons_about_cell (cell->level, cell->start);
  g_autoptr (GPtrArray) threads = jalons_project_threads_about (jalons_project_data_get_dataset (data),
                                                                jalons_project_data_get_project (data), &about);
  unsigned n = 0;

  for (guint i = 0; i < threads->len; i++)
    n += ((JalonsThread *) threads->pdata[i])->open;
  return n;
}

static void
show_figures (JalonsProgrammeCell *self,
              const JalonsCell *cell)
{
  g_autofree char *hours = jalons_cell_hours_words (cell), *basis = jalons_cell_basis_words (cell);
  g_autofree char *axes = jalons_cell_axes_words (cell), *halves = jalons_cell_halves_words (cell);
  g_autofree char *figures = g_strdup_printf ("%s%s%s", axes, *axes != '\0' && *halves != '\0' ? "\n" : "", halves);

  gtk_label_set_label (GTK_LABEL (self->hours), hours);
  gtk_label_set_label (GTK_LABEL (self->basis), basis);
  gtk_label_set_label (GTK_LABEL (self->figures), figures);
  gtk_widget_set_visible (self->figures, *figures != '\0');
  jalons_meter_set (JALONS_METER (self->meter), cell->owed.mean, jalons_cell_foreseen (cell), MAX (cell->done.low, 0),
                    hours);
}

static void
show_remarks (JalonsProgrammeCell *self,
              unsigned n_open)
{
  g_autofree char *text = g_strdup_printf ("%u", n_open);

  gtk_label_set_label (GTK_LABEL (self->remarks), text);
  gtk_widget_set_visible (self->remarks, n_open > 0);
}

/**
 * jalons_programme_cell_show:
 * @cell: borrowed
 */
void
jalons_programme_cell_show (JalonsProgrammeCell *self,
                            JalonsProjectData *data,
                            const JalonsCell *cell)
{
  const JalonsAbout about = jalons_about_cell (cell->level, cell->start);
  const char *level = jalons_known_level (jalons_project_data_get_dataset (data), cell->level).label;
  unsigned n_open = count_open (data, cell);
  g_autofree char *sentence = jalons_cell_sentence (cell, level, n_open);

  g_free (self->level);
  self->level = g_strdup (cell->level);
  self->start = cell->start;
  show_figures (self, cell);
  show_remarks (self, n_open);
  show_lines (self, cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), jalons_about_to_variant (&about));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "project.open");
}

/**
 * jalons_programme_cell_is:
 * @start: of the year
 *
 * Returns: whether it is the cell of @level in that year
 */
gboolean
jalons_programme_cell_is (JalonsProgrammeCell *self,
                          const char *level,
                          int start)
{
  return g_strcmp0 (self->level, level) == 0 && self->start == start;
}

/**
 * jalons_programme_cell_set_open:
 * @open: whether it is the one that is seen at the side
 */
void
jalons_programme_cell_set_open (JalonsProgrammeCell *self,
                                gboolean open)
{
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "opened");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "opened");
}

static void
jalons_programme_cell_finalize (GObject *object)
{
  g_free (JALONS_PROGRAMME_CELL (object)->level);

  G_OBJECT_CLASS (jalons_programme_cell_parent_class)->finalize (object);
}

static void
jalons_programme_cell_class_init (JalonsProgrammeCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_programme_cell_finalize;
}

static void
jalons_programme_cell_init (JalonsProgrammeCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->hours = new_label ("hours");
  self->basis = new_label ("dim-label");
  self->remarks = new_label ("remark-count");
  self->meter = jalons_meter_new ();
  self->figures = new_label ("figures");
  let_wrap (self->hours);
  let_wrap (self->figures);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->hours, TRUE);
  gtk_widget_add_css_class (self->basis, "caption");
  gtk_widget_set_tooltip_text (self->remarks, _ ("Open remarks"));
  gtk_box_append (GTK_BOX (head), self->hours);
  gtk_box_append (GTK_BOX (head), self->remarks);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->meter);
  gtk_box_append (GTK_BOX (box), self->basis);
  gtk_box_append (GTK_BOX (box), self->figures);
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "programme-cell");
}

GtkWidget *
jalons_programme_cell_new (void)
{
  return g_object_new (JALONS_TYPE_PROGRAMME_CELL, NULL);
}
