/* A GtkScrollable of pages.
 * Invariant: what is read stays where it is on the screen when the zoom or the window changes; the anchor says what that is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/reader/reader-pages-private.h"

/* Of a column of thumbnails, however wide the place that it has. */
#define THUMBNAIL_WIDTH 170

/* As large as on paper: 96 pixels for 72 points. */
#define PAPER (96.0 / 72)

/* Of the wheel, in pixels. */
#define STEP 48

/* Thumbnails come after everything that is read. */
#define THUMBNAIL_PRIORITY G_PRIORITY_LOW

enum
{
  PROP_CURRENT = JALONS_SCROLLING_N_PROPERTIES,
  PROP_ZOOM,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsReaderPages,
                               jalons_reader_pages,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Where one is */

/* The page that takes the middle of the sight. */
static unsigned
find_current (JalonsReaderPages *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  return jalons_reader_layout_get_page_at (self->layout, jalons_reader_pages_get_scrolled (self) + height / 2);
}

static void
note_current (JalonsReaderPages *self,
              unsigned page)
{
  JalonsReaderSight *sight;

  if (page == self->current)
    return;
  sight = g_hash_table_lookup (self->sights, GUINT_TO_POINTER (self->current));
  if (self->thumbnails && sight != NULL)
    jalons_reader_page_set_current (sight->page, FALSE);
  self->current = page;
  sight = g_hash_table_lookup (self->sights, GUINT_TO_POINTER (page));
  if (self->thumbnails && sight != NULL)
    jalons_reader_page_set_current (sight->page, TRUE);
}

static gboolean
tell (gpointer data)
{
  JalonsReaderPages *self = data;

  self->telling = 0;
  g_object_notify (G_OBJECT (self), "current");
  g_object_notify (G_OBJECT (self), "zoom");
  return G_SOURCE_REMOVE;
}

/* Not now: sizes are being given, and who hears of it would ask for others. */
static void
tell_later (JalonsReaderPages *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, tell, self, NULL);
}

static void
note_anchor (JalonsReaderPages *self)
{
  GdkRectangle place;

  self->anchor = jalons_reader_layout_get_page_at (self->layout, jalons_reader_pages_get_scrolled (self));
  place = jalons_reader_pages_get_place (self, self->anchor);
  self->anchor_part = (jalons_reader_pages_get_scrolled (self) - place.y) / (double) place.height;
}

static int
anchored_top (JalonsReaderPages *self)
{
  GdkRectangle place = jalons_reader_pages_get_place (self, self->anchor);

  return place.y + (int) lround (self->anchor_part * place.height);
}

/* Sizes */

static double
wanted_zoom (JalonsReaderPages *self,
             int width,
             int height)
{
  double zoom = self->zoom * PAPER;

  if (self->thumbnails)
    width = MIN (width, THUMBNAIL_WIDTH);
  if (self->fit != JALONS_READER_FIT_NONE)
    zoom = jalons_reader_layout_fit (self->layout, width, self->fit == JALONS_READER_FIT_PAGE ? height : 0);
  return CLAMP (zoom, JALONS_READER_LEAST_ZOOM * PAPER / 4, JALONS_READER_MOST_ZOOM * PAPER);
}

/* What was in the middle from left to right stays there. */
static double
kept_left (JalonsReaderPages *self,
           int width,
           int new_width)
{
  double middle, page, upper;

  page = gtk_adjustment_get_page_size (self->scrolling.across);
  upper = gtk_adjustment_get_upper (self->scrolling.across);
  if (page <= 0 || upper <= page)
    return (new_width - width) / 2.0;
  middle = (gtk_adjustment_get_value (self->scrolling.across) + page / 2) / upper;
  return middle * new_width - width / 2.0;
}

/* Decides the zoom, and how much there is to be scrolled; brings what is held back to the top. */
static void
place (JalonsReaderPages *self,
       int width,
       int height)
{
  double zoom = wanted_zoom (self, width, height), left = gtk_adjustment_get_value (self->scrolling.across);

  self->held = self->held || width != self->width || height != self->height;
  self->width = width;
  self->height = height;
  if (fabs (zoom - jalons_reader_layout_get_zoom (self->layout)) > 1e-9)
    {
      self->held = self->resized = TRUE;
      jalons_reader_layout_set_zoom (self->layout, zoom);
      left = kept_left (self, width, jalons_reader_layout_get_width (self->layout));
      tell_later (self);
    }
  self->placing = TRUE;
  jalons_scrolling_configure (self->scrolling.across, left, jalons_reader_layout_get_width (self->layout), width, STEP);
  /* Otherwise what a touchpad scrolls by less than a pixel would be lost. */
  if (self->held)
    {
      jalons_scrolling_configure (self->scrolling.down, anchored_top (self),
                                  jalons_reader_layout_get_height (self->layout), height, STEP);
      jalons_reader_pages_sync_later (self);
    }
  self->held = self->placing = FALSE;
}

static void
jalons_reader_pages_size_allocate (GtkWidget *widget,
                                   int width,
                                   int height,
                                   int baseline)
{
  JalonsReaderPages *self = JALONS_READER_PAGES (widget);

  if (self->layout == NULL)
    {
      self->width = width;
      self->height = height;
      return;
    }
  place (self, width, height);
  jalons_reader_pages_allocate_sights (self);
  if (self->thumbnails || find_current (self) == self->current)
    return;
  note_current (self, find_current (self));
  tell_later (self);
}

/* A GtkScrolledWindow believes that this much is to be scrolled: what it is told here and by the adjustments must agree. */
static void
jalons_reader_pages_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  JalonsReaderPages *self = JALONS_READER_PAGES (widget);

  *minimum = 100;
  if (self->layout != NULL && orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = jalons_reader_layout_get_height (self->layout);
  else if (self->layout != NULL && self->fit == JALONS_READER_FIT_NONE)
    *minimum = jalons_reader_layout_get_width (self->layout);
  *natural = *minimum;
}

/* Scrolling */

static void
on_scrolled (JalonsReaderPages *self)
{
  if (self->layout == NULL || self->placing)
    return;
  note_anchor (self);
  jalons_reader_pages_sync (self);
}

/* The object */

void
jalons_reader_pages_emit_chosen (JalonsReaderPages *self,
                                 unsigned page)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, page);
}

static void
jalons_reader_pages_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *spec)
{
  JalonsReaderPages *self = JALONS_READER_PAGES (object);

  if (jalons_scrolling_get_property (&self->scrolling, id, value))
    return;
  switch (id)
    {
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, jalons_reader_pages_get_zoom (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
jalons_reader_pages_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *spec)
{
  if (!jalons_scrolling_set_property (&JALONS_READER_PAGES (object)->scrolling, id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
jalons_reader_pages_dispose (GObject *object)
{
  JalonsReaderPages *self = JALONS_READER_PAGES (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_handle_id (&self->syncing, g_source_remove);
  jalons_reader_pages_set_pdf (self, NULL);
  jalons_scrolling_clear (&self->scrolling);

  G_OBJECT_CLASS (jalons_reader_pages_parent_class)->dispose (object);
}

static void
jalons_reader_pages_finalize (GObject *object)
{
  g_hash_table_unref (JALONS_READER_PAGES (object)->sights);

  G_OBJECT_CLASS (jalons_reader_pages_parent_class)->finalize (object);
}

static void
jalons_reader_pages_class_init (JalonsReaderPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jalons_reader_pages_get_property;
  object_class->set_property = jalons_reader_pages_set_property;
  object_class->dispose = jalons_reader_pages_dispose;
  object_class->finalize = jalons_reader_pages_finalize;
  widget_class->measure = jalons_reader_pages_measure;
  widget_class->size_allocate = jalons_reader_pages_size_allocate;

  jalons_scrolling_class_init (object_class);
  /**
   * JalonsReaderPages:current:
   *
   * The page that is being read, from 0.
   */
  g_object_class_install_property (object_class, PROP_CURRENT,
                                   g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  /**
   * JalonsReaderPages:zoom:
   *
   * 1 when a page is as large as on paper, whatever fits.
   */
  g_object_class_install_property (object_class, PROP_ZOOM,
                                   g_param_spec_double ("zoom", NULL, NULL, 0, 1000, 1,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  /**
   * JalonsReaderPages::chosen:
   * @page: from 0
   *
   * A thumbnail was chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JALONS_TYPE_READER_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "readerpages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  jalons_reader_pages_bind_keys (widget_class);
}

static void
jalons_reader_pages_init (JalonsReaderPages *self)
{
  self->sights = g_hash_table_new_full (NULL, NULL, NULL, jalons_reader_pages_free_sight);
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  jalons_scrolling_init (&self->scrolling, GTK_WIDGET (self), G_CALLBACK (on_scrolled), G_CALLBACK (on_scrolled));
  jalons_reader_pages_add_pointer (self);
}

/**
 * jalons_reader_pages_new:
 * @thumbnails: small, each with its number, to choose from
 */
GtkWidget *
jalons_reader_pages_new (gboolean thumbnails)
{
  JalonsReaderPages *self = g_object_new (JALONS_TYPE_READER_PAGES, NULL);

  self->thumbnails = thumbnails;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  thumbnails ? _ ("Thumbnails of the pages") : _ ("Pages of the document"), -1);
  return GTK_WIDGET (self);
}

/**
 * jalons_reader_pages_set_pdf:
 * @pdf: (nullable): what is shown, from its first page on
 */
void
jalons_reader_pages_set_pdf (JalonsReaderPages *self,
                             JalonsPdf *pdf)
{
  g_hash_table_remove_all (self->sights);
  g_clear_pointer (&self->pictures, jalons_reader_pictures_free);
  g_clear_pointer (&self->layout, jalons_reader_layout_free);
  g_clear_object (&self->pdf);
  self->current = self->anchor = 0;
  self->anchor_part = -1;
  self->held = TRUE;
  if (pdf == NULL)
    return;
  self->pdf = g_object_ref (pdf);
  self->layout = jalons_reader_layout_new (pdf, self->thumbnails ? JALONS_READER_THUMBNAIL_GAP : JALONS_READER_GAP,
                                           self->thumbnails ? JALONS_READER_CAPTION : 0);
  self->pictures = jalons_reader_pictures_new (pdf, self->thumbnails ? THUMBNAIL_PRIORITY : G_PRIORITY_DEFAULT,
                                               jalons_reader_pages_on_picture, self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalons_reader_pages_set_marks:
 * @marks: (nullable): says what is marked on a page
 */
void
jalons_reader_pages_set_marks (JalonsReaderPages *self,
                               JalonsReaderMarksFunc marks,
                               gpointer data)
{
  self->marks = marks;
  self->marks_data = data;
}

/**
 * jalons_reader_pages_update_marks:
 *
 * Asks again what is marked on the pages in sight.
 */
void
jalons_reader_pages_update_marks (JalonsReaderPages *self)
{
  GHashTableIter iter;
  gpointer sight;

  g_hash_table_iter_init (&iter, self->sights);
  while (g_hash_table_iter_next (&iter, NULL, &sight))
    jalons_reader_pages_update_sight_marks (self, sight);
}

/**
 * jalons_reader_pages_try_again:
 *
 * Draws everything again, what could not be drawn too.
 */
void
jalons_reader_pages_try_again (JalonsReaderPages *self)
{
  if (self->layout == NULL)
    return;
  jalons_reader_pictures_forget (self->pictures);
  jalons_reader_pages_sync (self);
}

void
jalons_reader_pages_set_fit (JalonsReaderPages *self,
                             JalonsReaderFit fit)
{
  self->fit = fit;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalons_reader_pages_set_zoom:
 * @zoom: 1 is as large as on paper
 *
 * Nothing fits to the window from then on.
 */
void
jalons_reader_pages_set_zoom (JalonsReaderPages *self,
                              double zoom)
{
  self->zoom = CLAMP (zoom, JALONS_READER_LEAST_ZOOM, JALONS_READER_MOST_ZOOM);
  jalons_reader_pages_set_fit (self, JALONS_READER_FIT_NONE);
}

/**
 * jalons_reader_pages_get_zoom:
 *
 * Returns: 1 for the size of the paper
 */
double
jalons_reader_pages_get_zoom (JalonsReaderPages *self)
{
  return self->layout != NULL ? jalons_reader_layout_get_zoom (self->layout) / PAPER : self->zoom;
}

/**
 * jalons_reader_pages_get_current:
 *
 * Returns: the page that is read, from 0
 */
unsigned
jalons_reader_pages_get_current (JalonsReaderPages *self)
{
  return self->current;
}

/**
 * jalons_reader_pages_set_current:
 *
 * Of thumbnails: shows which one is being read, and brings it into sight.
 */
void
jalons_reader_pages_set_current (JalonsReaderPages *self,
                                 unsigned page)
{
  GdkRectangle place;
  int height = gtk_widget_get_height (GTK_WIDGET (self)), top;

  if (self->layout == NULL)
    return;
  note_current (self, page);
  place = jalons_reader_pages_get_place (self, page);
  top = jalons_reader_pages_get_scrolled (self);
  if (place.y < top)
    gtk_adjustment_set_value (self->scrolling.down, place.y - JALONS_READER_THUMBNAIL_GAP);
  else if (place.y + place.height + JALONS_READER_CAPTION > top + height)
    gtk_adjustment_set_value (self->scrolling.down, place.y + place.height + JALONS_READER_CAPTION - height);
}

/**
 * jalons_reader_pages_go_to:
 * @page: from 0
 * @top: how far down it, in points
 *
 * Brings that place to the top, also before there is any size.
 */
void
jalons_reader_pages_go_to (JalonsReaderPages *self,
                           unsigned page,
                           double top)
{
  double width, height;

  if (self->layout == NULL || page >= jalons_pdf_get_n_pages (self->pdf))
    return;
  jalons_pdf_get_page_size (self->pdf, page, &width, &height);
  self->anchor = page;
  self->held = TRUE;
  self->anchor_part = top / height - JALONS_READER_GAP / (double) MAX (1, jalons_reader_pages_get_place (self, page).height);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->width == 0)
    return;
  place (self, self->width, self->height);
  jalons_reader_pages_sync (self);
}

/* Brings [start, end] into the sight of an adjustment, in its middle when it was out of it. */
static void
bring (GtkAdjustment *adjustment,
       double start,
       double end)
{
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  if (start < value || end > value + page)
    gtk_adjustment_set_value (adjustment, (start + end) / 2 - page / 2);
}

/**
 * jalons_reader_pages_show_area:
 *
 * Brings a place of a page into sight, and moves nothing when it is already.
 */
void
jalons_reader_pages_show_area (JalonsReaderPages *self,
                               unsigned page,
                               const JalonsPdfArea *area)
{
  GdkRectangle place;
  double zoom;

  if (self->layout == NULL)
    return;
  if (self->held)
    {
      jalons_reader_pages_go_to (self, page, MAX (0, area->y - 100));
      return;
    }
  place = jalons_reader_pages_get_place (self, page);
  zoom = jalons_reader_layout_get_zoom (self->layout);
  bring (self->scrolling.down, place.y + area->y * zoom, place.y + (area->y + area->height) * zoom);
  bring (self->scrolling.across, place.x + area->x * zoom, place.x + (area->x + area->width) * zoom);
}

/**
 * jalons_reader_pages_is_drawn:
 *
 * Returns: whether every page in sight has the picture that was asked for
 */
gboolean
jalons_reader_pages_is_drawn (JalonsReaderPages *self)
{
  unsigned first, last;

  if (self->layout == NULL || gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    return FALSE;
  jalons_reader_pages_find_sight (self, gtk_widget_get_height (GTK_WIDGET (self)), &first, &last);
  for (unsigned i = first; i <= last; i++)
    {
      double scale;

      if (jalons_reader_pictures_get (self->pictures, i, &scale) == NULL ||
          fabs (scale - jalons_reader_pages_get_picture_scale (self)) > 1e-6)
        return FALSE;
    }
  return TRUE;
}
