/* Ticking classes: a line of boxes for each level, with a box for the whole level before it.
 * Invariant: the box of a level is ticked when all of its classes are, half ticked when some are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/division-chooser.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/choices.h"
#include "ui/parts/spoken.h"
#include "ui/parts/tip.h"

#define ID_KEY "jalons-division"

struct _JalonsDivisionChooser
{
  GtkWidget parent_instance;
  GPtrArray *boxes;  /* of GtkCheckButton, one a class */
  gboolean settling; /* a box is being ticked because another was */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (JalonsDivisionChooser, jalons_division_chooser, GTK_TYPE_WIDGET)

typedef struct
{
  JalonsDivisionChooser *chooser;
  GtkCheckButton *whole;
  GPtrArray *boxes; /* the classes of the level */
} LevelLine;

static void
level_line_free (gpointer data)
{
  LevelLine *line = data;

  g_ptr_array_unref (line->boxes);
  g_free (line);
}

static void
settle_whole (LevelLine *line)
{
  guint ticked = 0;

  for (guint i = 0; i < line->boxes->len; i++)
    ticked += gtk_check_button_get_active (line->boxes->pdata[i]) ? 1 : 0;
  line->chooser->settling = TRUE;
  gtk_check_button_set_inconsistent (line->whole, ticked > 0 && ticked < line->boxes->len);
  gtk_check_button_set_active (line->whole, ticked == line->boxes->len);
  line->chooser->settling = FALSE;
}

static void
on_box_toggled (GtkCheckButton *box,
                LevelLine *line)
{
  if (line->chooser->settling)
    return;
  settle_whole (line);
  g_signal_emit (line->chooser, changed_signal, 0);
}

static void
on_whole_toggled (GtkCheckButton *whole,
                  LevelLine *line)
{
  if (line->chooser->settling)
    return;
  line->chooser->settling = TRUE;
  gtk_check_button_set_inconsistent (whole, FALSE);
  for (guint i = 0; i < line->boxes->len; i++)
    gtk_check_button_set_active (line->boxes->pdata[i], gtk_check_button_get_active (whole));
  line->chooser->settling = FALSE;
  g_signal_emit (line->chooser, changed_signal, 0);
}

static GtkWidget *
add_line (JalonsDivisionChooser *self,
          const char *level_label,
          LevelLine *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *flow = gtk_flow_box_new ();
  GtkWidget *whole = gtk_check_button_new_with_label (level_label);
  g_autofree char *name = g_strdup_printf (_ ("All the classes of %s"), level_label);

  line->chooser = self;
  line->whole = GTK_CHECK_BUTTON (whole);
  line->boxes = g_ptr_array_new ();
  jalons_spoken_set_name (whole, name);
  jalons_tip_set (whole, name);
  gtk_widget_add_css_class (whole, "heading");
  gtk_widget_set_size_request (whole, 130, -1);
  gtk_widget_set_valign (whole, GTK_ALIGN_START);
  gtk_widget_set_margin_top (whole, 3); /* as much as the cells of the flow have around them */
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 12);
  gtk_widget_set_hexpand (flow, TRUE);
  gtk_box_append (GTK_BOX (row), whole);
  gtk_box_append (GTK_BOX (row), flow);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_signal_connect_data (whole, "toggled", G_CALLBACK (on_whole_toggled), line, (GClosureNotify) (void *) level_line_free,
                         0);
  return flow;
}

static void
add_box (JalonsDivisionChooser *self,
         GtkWidget *flow,
         LevelLine *line,
         const JalonsDivision *division)
{
  GtkWidget *box = gtk_check_button_new_with_label (jalons_division_code (division)), *child;

  g_object_set_data_full (G_OBJECT (box), ID_KEY, g_strdup (jalons_record_get_id (division)), g_free);
  g_signal_connect (box, "toggled", G_CALLBACK (on_box_toggled), line);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), box);
  /* The box takes the focus, not the cell around it. */
  child = gtk_widget_get_parent (box);
  gtk_widget_set_focusable (child, FALSE);
  g_ptr_array_add (self->boxes, box);
  g_ptr_array_add (line->boxes, box);
}

/**
 * jalons_division_chooser_fill:
 * @divisions: (element-type JalonsDivision): what is chosen from, those of a level together
 */
void
jalons_division_chooser_fill (JalonsDivisionChooser *self,
                              JalonsDataset *dataset,
                              GPtrArray *divisions)
{
  const char *level = NULL;
  GtkWidget *child, *flow = NULL;
  LevelLine *line = NULL;

  g_ptr_array_set_size (self->boxes, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < divisions->len; i++)
    {
      const JalonsDivision *division = divisions->pdata[i];

      if (flow == NULL || g_strcmp0 (level, jalons_division_level (division)) != 0)
        {
          level = jalons_division_level (division);
          line = g_new0 (LevelLine, 1);
          flow = add_line (self, *level ? jalons_choices_level_label (dataset, level) : _ ("No level"), line);
        }
      add_box (self, flow, line, division);
    }
}

/**
 * jalons_division_chooser_set_chosen:
 * @id: (nullable): a class, or %NULL for all of them
 */
void
jalons_division_chooser_set_chosen (JalonsDivisionChooser *self,
                                    const char *id,
                                    gboolean chosen)
{
  for (guint i = 0; i < self->boxes->len; i++)
    if (id == NULL || g_str_equal (id, g_object_get_data (self->boxes->pdata[i], ID_KEY)))
      gtk_check_button_set_active (self->boxes->pdata[i], chosen);
}

/**
 * jalons_division_chooser_dup_chosen:
 *
 * Returns: (transfer full) (element-type utf8): the ids of the classes that are ticked, perhaps none
 */
GPtrArray *
jalons_division_chooser_dup_chosen (JalonsDivisionChooser *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_check_button_get_active (self->boxes->pdata[i]))
      g_ptr_array_add (ids, g_strdup (g_object_get_data (self->boxes->pdata[i], ID_KEY)));
  return ids;
}

static void
jalons_division_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&JALONS_DIVISION_CHOOSER (object)->boxes, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_division_chooser_parent_class)->dispose (object);
}

static void
jalons_division_chooser_class_init (JalonsDivisionChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_division_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "divisionchooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  /**
   * JalonsDivisionChooser::changed:
   *
   * The user ticked, or unticked, something.
   */
  changed_signal = g_signal_new ("changed", JALONS_TYPE_DIVISION_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
jalons_division_chooser_init (JalonsDivisionChooser *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->boxes = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}
