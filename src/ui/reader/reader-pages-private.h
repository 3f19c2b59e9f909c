/* The files of JalonsReaderPages among themselves.
 * Invariant: pictures and layout are there together, or neither is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/parts/scrolling.h"
#include "ui/reader/reader-layout.h"
#include "ui/reader/reader-page.h"
#include "ui/reader/reader-pages.h"
#include "ui/reader/reader-pictures.h"

G_BEGIN_DECLS

#define JALONS_READER_GAP           12
#define JALONS_READER_THUMBNAIL_GAP 16
#define JALONS_READER_CAPTION       22

typedef struct
{
  JalonsReaderPage *page;
  GtkWidget *caption; /* NULL unless it is a thumbnail */
} JalonsReaderSight;

struct _JalonsReaderPages
{
  GtkWidget parent_instance;
  JalonsScrolling scrolling;
  gboolean thumbnails;
  JalonsPdf *pdf;
  JalonsReaderLayout *layout;     /* NULL: no document */
  JalonsReaderPictures *pictures; /* with layout */
  GHashTable *sights;             /* number of a page → JalonsReaderSight */
  JalonsReaderFit fit;
  double zoom; /* as a person says it, for JALONS_READER_FIT_NONE */
  unsigned current;

  /* What is at the top of the sight: a page, and how far down it, 0 to 1 and beyond for what is between pages. */
  unsigned anchor;
  double anchor_part;
  gboolean held;    /* the anchor is to be brought back to the top */
  gboolean resized; /* there is more or less to be scrolled than was last said */
  gboolean placing; /* the adjustments are being set from the anchor, not the other way round */
  int width, height;
  guint telling; /* the idle source that says where one is, or 0 */
  guint syncing; /* the idle source that makes and drops widgets, or 0 */

  JalonsReaderMarksFunc marks;
  gpointer marks_data;
};

int          jalons_reader_pages_get_scrolled       (JalonsReaderPages *self);
GdkRectangle jalons_reader_pages_get_place          (JalonsReaderPages *self, unsigned page);
double       jalons_reader_pages_get_picture_scale  (JalonsReaderPages *self);
void         jalons_reader_pages_find_sight         (JalonsReaderPages *self, int height, unsigned *first, unsigned *last);
void         jalons_reader_pages_emit_chosen        (JalonsReaderPages *self, unsigned page);
void         jalons_reader_pages_bind_keys          (GtkWidgetClass *widget_class);
void         jalons_reader_pages_add_pointer        (JalonsReaderPages *self);
void         jalons_reader_pages_sync               (JalonsReaderPages *self);
void         jalons_reader_pages_sync_later         (JalonsReaderPages *self);
void         jalons_reader_pages_allocate_sights    (JalonsReaderPages *self);
void         jalons_reader_pages_update_sight_marks (JalonsReaderPages *self, JalonsReaderSight *sight);
void         jalons_reader_pages_on_picture         (unsigned page, gpointer pages);
void         jalons_reader_pages_free_sight         (gpointer sight);

G_END_DECLS
