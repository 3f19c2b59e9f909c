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
  int list_most;      /* the width that the list likes */
  int page_least;     /* the list gives way to a page narrower than that */
  gboolean list_open; /* it was asked for */
  gboolean editor_open;
  gboolean narrow; /* the page has less than is good, and more than nothing */
  guint telling;   /* the source that tells so, or 0 */
};

enum
{
  SIGNAL_SHARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsPanes, jalons_panes, GTK_TYPE_WIDGET)

/* The width below which the page is not worth reading, and those that the others like. */
#define PAGE_ENOUGH  370
#define PAGE_GOOD    600
#define LIST_MOST    280 /* unless it is said */
#define EDITOR_LEAST 360
#define EDITOR_MOST  420

/* What wants room, and how much. */
typedef struct
{
  int least[N_PANES];
  int list_most;
  gboolean list_open;
  gboolean editor_open;
} Wishes;

/* A list that was asked for is shown beside the page if that goes at all, and else in its place. */
static int
width_of_open_list (int width,
                    const Wishes *wishes,
                    int editor)
{
  if (width >= wishes->least[LIST] + wishes->least[PAGE] + editor)
    return wishes->least[LIST];
  return editor > 0 ? 0 : width;
}

static void
share_width (int width,
             const Wishes *wishes,
             int shares[N_PANES])
{
  const int *least = wishes->least;
  int list_most = wishes->list_most;
  gboolean editor_open = wishes->editor_open;
  int page = MAX (least[PAGE], PAGE_ENOUGH);
  int most = least[LIST] > 0 ? MIN (width * list_most / LIST_MOST / 4, list_most) : 0;
  int list;
  int editor = MAX (least[EDITOR], CLAMP (width * 3 / 10, EDITOR_LEAST, EDITOR_MOST));

  shares[EDITOR] = editor_open ? editor : 0;
  list = MAX (least[LIST], MIN (most, width - PAGE_GOOD - shares[EDITOR])); /* nothing when there is no list */
  shares[LIST] = MIN (list, width - page - shares[EDITOR]);
  if (shares[LIST] < least[LIST])
    shares[LIST] = !editor_open && width >= least[LIST] + least[PAGE] ? least[LIST] : 0;
  if (shares[LIST] == 0 && wishes->list_open)
    shares[LIST] = width_of_open_list (width, wishes, shares[EDITOR]);
  if (shares[LIST] == 0 && editor_open && width < page + editor)
    shares[EDITOR] = width;
  shares[PAGE] = width - shares[LIST] - shares[EDITOR];
}

static Wishes
ask_wishes (JalonsPanes *self)
{
  Wishes wishes = { { 0 }, self->list_most, self->list_open, self->editor_open };

  for (int i = 0; i < N_PANES; i++)
    if (self->panes[i] != NULL)
      gtk_widget_measure (self->panes[i], GTK_ORIENTATION_HORIZONTAL, -1, &wishes.least[i], NULL, NULL, NULL);
  wishes.least[PAGE] = MAX (wishes.least[PAGE], self->page_least);
  return wishes;
}

static gboolean
tell (gpointer data)
{
  JalonsPanes *self = data;

  self->telling = 0;
  g_signal_emit (self, signals[SIGNAL_SHARED], 0);
  return G_SOURCE_REMOVE;
}

/* Not now: sizes are being given. */
static void
tell_soon (JalonsPanes *self,
           gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell, self, NULL);
}

static void
jalons_panes_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  JalonsPanes *self = JALONS_PANES (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Wishes wishes = ask_wishes (self);
  int shares[N_PANES], x = 0;

  share_width (width, &wishes, shares);
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
  tell_soon (self, shares[PAGE] > 0 && shares[PAGE] < PAGE_GOOD);
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

  g_clear_handle_id (&self->telling, g_source_remove);
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

  /**
   * JalonsPanes::shared:
   *
   * jalons_panes_is_narrow() has another answer than before.
   */
  signals[SIGNAL_SHARED] = g_signal_new ("shared", JALONS_TYPE_PANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         0);
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
 * jalons_panes_set_page_least:
 * @least: the width below which the page is worth more than the list beside it, in pixels
 */
void
jalons_panes_set_page_least (JalonsPanes *self,
                             int least)
{
  self->page_least = least;
  gtk_widget_queue_resize (GTK_WIDGET (self));
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

/**
 * jalons_panes_set_list_open:
 * @open: whether the list was asked for: then it is shown whatever the width, unless an open editor needs it
 */
void
jalons_panes_set_list_open (JalonsPanes *self,
                            gboolean open)
{
  self->list_open = open;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalons_panes_fit:
 * @list: whether to have the list
 * @editor: whether to have the editor
 *
 * Returns: whether there is room for these beside the page
 */
gboolean
jalons_panes_fit (JalonsPanes *self,
                  gboolean list,
                  gboolean editor)
{
  Wishes wishes = ask_wishes (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), shares[N_PANES];

  wishes.list_open = list;
  wishes.editor_open = editor;
  if (!list)
    wishes.least[LIST] = 0;
  share_width (width, &wishes, shares);
  return width == 0 || (shares[PAGE] > 0 && (!list || shares[LIST] > 0));
}

/**
 * jalons_panes_keep_list:
 * @editor: whether to have the editor
 *
 * Returns: whether the list is then there, be it asked for or not
 */
gboolean
jalons_panes_keep_list (JalonsPanes *self,
                        gboolean editor)
{
  Wishes wishes = ask_wishes (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), shares[N_PANES];

  wishes.editor_open = editor;
  share_width (width, &wishes, shares);
  return width == 0 || shares[LIST] > 0;
}

/**
 * jalons_panes_is_narrow:
 *
 * Returns: whether the page should do with less than it has to show
 */
gboolean
jalons_panes_is_narrow (JalonsPanes *self)
{
  return self->narrow;
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

/**
 * jalons_panes_get_editor_open:
 *
 * Returns: whether there is something to edit
 */
gboolean
jalons_panes_get_editor_open (JalonsPanes *self)
{
  return self->editor_open;
}
