/* A row of short words that becomes two rows where it is too narrow for them.
 * Invariant: the height for a width is that of as many rows as are given at that width.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/fold-layout.h"

/* Between two rows. */
#define GAP 3

struct _JalonsFoldLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (JalonsFoldLayout, jalons_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int n_children;
  int sum;     /* of their natural widths */
  int widest;  /* natural width */
  int least;   /* the widest of their least widths */
  int highest; /* natural height */
} Sizes;

static Sizes
measure_children (GtkWidget *widget)
{
  Sizes sizes = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &width, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      sizes.n_children++;
      sizes.sum += width;
      sizes.widest = MAX (sizes.widest, width);
      sizes.least = MAX (sizes.least, least);
      sizes.highest = MAX (sizes.highest, height);
    }
  return sizes;
}

static int
count_columns (const Sizes *sizes,
               int width)
{
  return width < 0 || width >= sizes->sum ? sizes->n_children : (sizes->n_children + 1) / 2;
}

static int
count_rows (const Sizes *sizes,
            int width)
{
  int columns = count_columns (sizes, width);

  return columns > 0 ? (sizes->n_children + columns - 1) / columns : 0;
}

static GtkSizeRequestMode
jalons_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
jalons_fold_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  Sizes sizes = measure_children (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = sizes.least * ((sizes.n_children + 1) / 2);
      *natural = sizes.sum;
    }
  else
    *minimum = *natural = (sizes.highest + GAP) * count_rows (&sizes, for_size) - GAP;
}

/* In one row what is left over goes to all alike; in two the columns are alike. */
static void
jalons_fold_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  Sizes sizes = measure_children (widget);
  int columns = count_columns (&sizes, width), rows = count_rows (&sizes, width);
  int n = 0, x = 0, row_height = (height + GAP) / MAX (rows, 1) - GAP;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, n / MAX (columns, 1) * (row_height + GAP), 0, row_height };

      if (!gtk_widget_should_layout (child))
        continue;
      if (rows > 1)
        place.width = width / columns;
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
          place.width += (width - sizes.sum) / columns;
        }
      n++;
      if (n % columns == 0)
        place.width = width - x;
      x = n % columns == 0 ? 0 : x + place.width;
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
jalons_fold_layout_class_init (JalonsFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = jalons_fold_layout_get_request_mode;
  manager_class->measure = jalons_fold_layout_measure;
  manager_class->allocate = jalons_fold_layout_allocate;
}

static void
jalons_fold_layout_init (JalonsFoldLayout *self)
{
}
