/* The three panes of a view: a list, a page, and an editor at the side, as many of them as the width allows.
 * Invariant: what a width shows is decided in one place, share_width(), which knows nothing of widgets.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/panes.h"

enum
{
  LIST,
  PAGE,
  EDITOR,
  N_PANES,
};

struct _JalonsPanes
{
  GtkWidget parent_instance;
  GtkWidget *panes[N_PANES];
  int list_most; /* the width that the list likes */
  gboolean editor_open;
};

G_DEFINE_FINAL_TYPE (JalonsPanes, jalons_panes, GTK_TYPE_WIDGET)

/* The width below which the page is not worth reading, and those that the others like. */
#define PAGE_ENOUGH  370
#define PAGE_GOOD    600
#define LIST_MOST    280 /* unless it is said */
#define EDITOR_LEAST 360
#define EDITOR_MOST  420

static void
share_width (int width,
             int list_most,
             gboolean editor_open,
             const int least[N_PANES],
             int shares[N_PANES])
{
  int page = MAX (least[PAGE], PAGE_ENOUGH);
  int most = least[LIST] > 0 ? MIN (width * list_most / LIST_MOST / 4, list_most) : 0;
  int list;
  int editor = MAX (least[EDITOR], CLAMP (width * 3 / 10, EDITOR_LEAST, EDITOR_MOST));

  shares[EDITOR] = editor_open ? editor : 0;
  list = MAX (least[LIST], MIN (most, width - PAGE_GOOD - shares[EDITOR])); /* nothing when there is no list */
  shares[LIST] = MIN (list, width - page - shares[EDITOR]);
  if (shares[LIST] < least[LIST])
    shares[LIST] = !editor_open && width >= least[LIST] + least[PAGE] ? least[LIST] : 0;
  if (shares[LIST] == 0 && editor_open && width < page + editor)
    shares[EDITOR] = width;
  shares[PAGE] = width - shares[LIST] - shares[EDITOR];
}

static void
measure_least (JalonsPanes *self,
               int least[N_PANES])
{
  for (int i = 0; i < N_PANES; i++)
    {
      least[i] = 0;
      if (self->panes[i] != NULL)
        gtk_widget_measure (self->panes[i], GTK_ORIENTATION_HORIZONTAL, -1, &least[i], NULL, NULL, NULL);
    }
}

static void
jalons_panes_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  JalonsPanes *self = JALONS_PANES (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int least[N_PANES], shares[N_PANES], x = 0;

  measure_least (self, least);
  share_width (width, self->list_most, self->editor_open, least, shares);
  for (int i = 0; i < N_PANES; i++)
    {
      if (self->panes[i] == NULL)
        continue;
      gtk_widget_set_child_visible (self->panes[i], shares[i] > 0);
      if (shares[i] > 0)
        gtk_widget_size_allocate (self->panes[i],
                                  &(GtkAllocation){ mirrored ? width - x - shares[i] : x, 0, shares[i], height },
                                  -1);
      x += shares[i];
    }
}

static void
jalons_panes_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  JalonsPanes *self = JALONS_PANES (widget);

  *minimum = *natural = 0;
  for (int i = 0; i < N_PANES; i++)
    {
      int least = 0, good = 0;

      if (self->panes[i] == NULL || (i == EDITOR && !self->editor_open))
        continue;
      gtk_widget_measure (self->panes[i], orientation, -1, &least, &good, NULL, NULL);
      /* The list is only there when there is room. */
      if (orientation == GTK_ORIENTATION_VERTICAL || i != LIST)
        *minimum = MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? MAX (*natural, good) : *natural + good;
    }
}

static void
jalons_panes_dispose (GObject *object)
{
  JalonsPanes *self = JALONS_PANES (object);

  for (int i = 0; i < N_PANES; i++)
    g_clear_pointer (&self->panes[i], gtk_widget_unparent);

  G_OBJECT_CLASS (jalons_panes_parent_class)->dispose (object);
}

static void
jalons_panes_class_init (JalonsPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_panes_dispose;
  widget_class->measure = jalons_panes_measure;
  widget_class->size_allocate = jalons_panes_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
jalons_panes_init (JalonsPanes *self)
{
  self->list_most = LIST_MOST;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
set_pane (JalonsPanes *self,
          int which,
          GtkWidget *pane)
{
  GtkWidget *previous = NULL;

  g_clear_pointer (&self->panes[which], gtk_widget_unparent);
  self->panes[which] = pane;
  /* The order of the children is that of the Tab key. */
  for (int i = 0; i < which; i++)
    previous = self->panes[i] ? self->panes[i] : previous;
  gtk_widget_insert_after (pane, GTK_WIDGET (self), previous);
}

void
jalons_panes_set_list (JalonsPanes *self,
                       GtkWidget *list)
{
  set_pane (self, LIST, list);
}

/**
 * jalons_panes_set_list_width:
 * @most: the width that the list takes where there is room for everything, in pixels
 */
void
jalons_panes_set_list_width (JalonsPanes *self,
                             int most)
{
  self->list_most = most;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
jalons_panes_set_page (JalonsPanes *self,
                       GtkWidget *page)
{
  set_pane (self, PAGE, page);
}

void
jalons_panes_set_editor (JalonsPanes *self,
                         GtkWidget *editor)
{
  set_pane (self, EDITOR, editor);
}

/**
 * jalons_panes_set_editor_open:
 * @open: whether there is something to edit
 */
void
jalons_panes_set_editor_open (JalonsPanes *self,
                              gboolean open)
{
  self->editor_open = open && self->panes[EDITOR] != NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
jalons_panes_get_editor_open (JalonsPanes *self)
{
  return self->editor_open;
}
