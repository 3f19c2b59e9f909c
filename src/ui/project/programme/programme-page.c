/* The page Programme.
 * Invariant: the columns of the heads and of the cells are the same three years.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/programme/programme-page.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/words/text.h"
#include "ui/project/about.h"
#include "ui/project/programme/programme-cell.h"
#include "ui/project/project-dialog.h"

#define WIDTH 1400

struct _JalonsProgrammePage
{
  JalonsProjectPage parent_instance;

  GtkWidget *heads[JALONS_PROJECT_YEARS];
  GtkWidget *basis[JALONS_PROJECT_YEARS];
  GtkWidget *grid;
  GtkWidget *none;
  GPtrArray *cells; /* of JalonsProgrammeCell, level by level */
  char **levels;    /* those that the cells are for */
};

G_DEFINE_FINAL_TYPE (JalonsProgrammePage, jalons_programme_page, JALONS_TYPE_PROJECT_PAGE)

static JalonsProjectData *
data_of (JalonsProgrammePage *self)
{
  return jalons_project_page_get_data (JALONS_PROJECT_PAGE (self));
}

/* Making the cells */

static void
add_level (JalonsProgrammePage *self,
           const char *level,
           int row)
{
  JalonsLevelInfo info = jalons_known_level (jalons_project_data_get_dataset (data_of (self)), level);
  GtkWidget *label = gtk_label_new (info.label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "programme-level");
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, 2 * row, JALONS_PROJECT_YEARS, 1);
  for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
    {
      GtkWidget *cell = jalons_programme_cell_new ();

      gtk_widget_set_hexpand (cell, TRUE);
      gtk_grid_attach (GTK_GRID (self->grid), cell, i, 2 * row + 1, 1, 1);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
make_cells (JalonsProgrammePage *self,
            const JalonsProgramme *programme)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->cells, 0);
  g_strfreev (self->levels);
  self->levels = g_strdupv (programme->levels);
  for (unsigned i = 0; i < programme->n_levels; i++)
    add_level (self, programme->levels[i], (int) i);
}

/* Showing */

static const char *
basis_words (JalonsBasis basis)
{
  switch (basis)
    {
    case JALONS_BASIS_PLANNED:
      return _ ("planned");
    case JALONS_BASIS_INTENDED:
      return _ ("intentions only");
    case JALONS_BASIS_NOTHING:
    default:
      return _ ("nothing yet");
    }
}

static void
show_heads (JalonsProgrammePage *self,
            const JalonsProgramme *programme)
{
  for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
    {
      g_autofree char *year = jalons_format_school_year (programme->start + i);

      gtk_label_set_label (GTK_LABEL (self->heads[i]), year);
      gtk_label_set_label (GTK_LABEL (self->basis[i]),
                           basis_words (jalons_programme_basis (programme, programme->start + i)));
    }
}

static void
update (JalonsProjectPage *page)
{
  JalonsProgrammePage *self = JALONS_PROGRAMME_PAGE (page);
  const JalonsProgramme *programme = jalons_project_data_get_programme (data_of (self));

  if (self->levels == NULL || !g_strv_equal ((const char *const *) self->levels, (const char *const *) programme->levels))
    make_cells (self, programme);
  show_heads (self, programme);
  gtk_widget_set_visible (self->none, programme->n_levels == 0);
  for (guint i = 0; i < self->cells->len; i++)
    jalons_programme_cell_show (self->cells->pdata[i], data_of (self), programme->cells->pdata[i]);
}

static JalonsProgrammeCell *
find_cell (JalonsProgrammePage *self,
           const JalonsAbout *about)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (jalons_programme_cell_is (self->cells->pdata[i], about->level, about->start))
      return self->cells->pdata[i];
  return NULL;
}

static void
show (JalonsProjectPage *page,
      const JalonsAbout *about)
{
  JalonsProgrammePage *self = JALONS_PROGRAMME_PAGE (page);
  JalonsProgrammeCell *cell = about->kind == JALONS_ABOUT_CELL ? find_cell (self, about) : NULL;

  for (guint i = 0; i < self->cells->len; i++)
    jalons_programme_cell_set_open (self->cells->pdata[i], self->cells->pdata[i] == cell);
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* Adding: an intention, where nothing was said yet of the level and year. */

static gboolean
can_add (JalonsProjectPage *page)
{
  return jalons_project_data_is_editable (jalons_project_page_get_data (page));
}

static void
add (JalonsProjectPage *page)
{
  jalons_project_dialog_present (jalons_project_dialog_new_add (jalons_project_page_get_data (page),
                                                                JALONS_ENTITY_INTENTION),
                                 GTK_WIDGET (page));
}

static void
jalons_programme_page_finalize (GObject *object)
{
  JalonsProgrammePage *self = JALONS_PROGRAMME_PAGE (object);

  g_ptr_array_unref (self->cells);
  g_strfreev (self->levels);

  G_OBJECT_CLASS (jalons_programme_page_parent_class)->finalize (object);
}

static void
jalons_programme_page_class_init (JalonsProgrammePageClass *klass)
{
  JalonsProjectPageClass *page_class = JALONS_PROJECT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_programme_page_finalize;
  page_class->update = update;
  page_class->can_add = can_add;
  page_class->add = add;
  page_class->show = show;
}

static GtkWidget *
make_heads (JalonsProgrammePage *self)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  for (int i = 0; i < JALONS_PROJECT_YEARS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      self->heads[i] = gtk_label_new (NULL);
      self->basis[i] = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->heads[i], "heading");
      gtk_widget_add_css_class (self->basis[i], "dim-label");
      gtk_label_set_wrap (GTK_LABEL (self->basis[i]), TRUE);
      gtk_label_set_xalign (GTK_LABEL (self->basis[i]), 0);
      gtk_box_append (GTK_BOX (box), self->heads[i]);
      gtk_box_append (GTK_BOX (box), self->basis[i]);
      gtk_box_append (GTK_BOX (heads), box);
    }
  gtk_widget_add_css_class (heads, "programme-heads");
  return heads;
}

static void
jalons_programme_page_init (JalonsProgrammePage *self)
{
  JalonsProjectPage *page = JALONS_PROJECT_PAGE (self);

  self->cells = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  self->none = gtk_label_new (_ ("No level yet. Import the structure of the school, or add what the project means to do "
                                 "(Ctrl+N)."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  jalons_project_page_set_head (page, make_heads (self));
  jalons_project_page_set_width (page, WIDTH);
  gtk_box_append (GTK_BOX (jalons_project_page_get_box (page)), self->none);
  gtk_box_append (GTK_BOX (jalons_project_page_get_box (page)), self->grid);
  gtk_widget_add_css_class (jalons_project_page_get_box (page), "programme");
}

JalonsProjectPage *
jalons_programme_page_new (JalonsProjectData *data)
{
  JalonsProjectPage *page = g_object_new (JALONS_TYPE_PROGRAMME_PAGE, NULL);

  jalons_project_page_set_data (page, data);
  return page;
}
