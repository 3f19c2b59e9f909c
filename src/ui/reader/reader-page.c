/* One page of a document from elsewhere.
 * Invariant: the paper is white and its picture as it was drawn, in the dark too; only what is around it follows the theme.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader-page.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/tip.h"
#include "ui/reader/reader-pages.h"
#include "ui/reader/reader-pictures.h"

/* A page of a catalogue may have hundreds; a widget for each is too much for the accessibility bus beyond that. */
#define MAX_LINKS 200

/* What a screen reader is given of a page at once. */
#define MAX_SPOKEN 5000

struct _JalonsReaderPage
{
  GtkWidget parent_instance;
  JalonsPdf *pdf;
  unsigned page;
  GdkTexture *picture; /* NULL: not drawn yet */
  gboolean sharp;      /* a pixel of it is one of the screen */
  GArray *matches;     /* of JalonsPdfMatch, or NULL */
  int current_match;   /* -1: none */
  GArray *links;       /* of JalonsPdfLink, or NULL */
  GPtrArray *buttons;  /* one for each link, owned by the widget */
  GtkWidget *trouble;  /* or NULL */
  GCancellable *asking;
};

G_DEFINE_FINAL_TYPE (JalonsReaderPage, jalons_reader_page, GTK_TYPE_WIDGET)

static const GdkRGBA paper = { 1, 1, 1, 1 };
static const GdkRGBA mark = { 1, 0.85f, 0, 0.4f };
static const GdkRGBA current_mark = { 1, 0.45f, 0, 0.55f };

/* Pixels for a point. */
static double
zoom_of (JalonsReaderPage *self)
{
  double width, height;

  jalons_pdf_get_page_size (self->pdf, self->page, &width, &height);
  return gtk_widget_get_width (GTK_WIDGET (self)) / width;
}

/* Links */

static char *
words_of_link (const JalonsPdfLink *link)
{
  if (link->page >= 0)
    return g_strdup_printf (_ ("Go to page %d"), link->page + 1);
  return g_strdup (link->address);
}

/* A link that the keyboard reaches is seen. */
static void
on_link_focus (GtkEventController *focus,
               JalonsReaderPage *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (focus);
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (self), JALONS_TYPE_READER_PAGES);

  for (unsigned i = 0; i < self->buttons->len && pages != NULL; i++)
    if (self->buttons->pdata[i] == button)
      jalons_reader_pages_show_area (JALONS_READER_PAGES (pages), self->page,
                                     &g_array_index (self->links, JalonsPdfLink, i).area);
}

static GtkWidget *
make_button (JalonsReaderPage *self,
             const JalonsPdfLink *link)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *words = words_of_link (link);

  g_signal_connect (focus, "enter", G_CALLBACK (on_link_focus), self);
  gtk_widget_add_controller (button, focus);
  gtk_widget_add_css_class (button, "page-link");
  gtk_widget_set_cursor_from_name (button, "pointer");
  jalons_tip_set (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.follow");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ids)", link->page, link->top, link->address);
  return button;
}

static void
on_links (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GArray) links = jalons_pdf_links_finish (result, NULL);
  JalonsReaderPage *self;

  if (links == NULL) /* cancelled, or a page that says itself what is wrong with it */
    return;
  self = JALONS_READER_PAGE (data);
  self->links = g_steal_pointer (&links);
  for (unsigned i = 0; i < MIN (self->links->len, MAX_LINKS); i++)
    {
      GtkWidget *button = make_button (self, &g_array_index (self->links, JalonsPdfLink, i));

      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
}

static void
on_text (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autofree char *text = jalons_pdf_text_finish (result, NULL), *spoken = NULL;

  if (text == NULL)
    return;
  spoken = g_utf8_substring (text, 0, MIN (MAX_SPOKEN, g_utf8_strlen (text, -1)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (data), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

/* The widget */

static void
allocate_button (JalonsReaderPage *self,
                 unsigned index)
{
  const JalonsPdfArea *area = &g_array_index (self->links, JalonsPdfLink, index).area;
  double zoom = zoom_of (self);
  GtkWidget *button = self->buttons->pdata[index];
  GtkAllocation place = { (int) (area->x * zoom), (int) (area->y * zoom), (int) (area->width * zoom),
                          (int) (area->height * zoom) };
  int wide, high;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &high, NULL, NULL, NULL);
  place.width = MAX (place.width, wide);
  place.height = MAX (place.height, high);
  gtk_widget_size_allocate (button, &place, -1);
}

static void
jalons_reader_page_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  JalonsReaderPage *self = JALONS_READER_PAGE (widget);
  int high;

  for (unsigned i = 0; i < self->buttons->len; i++)
    allocate_button (self, i);
  if (self->trouble == NULL)
    return;
  gtk_widget_measure (self->trouble, GTK_ORIENTATION_VERTICAL, width, &high, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->trouble, &(GtkAllocation){ 0, 0, width, MAX (height, high) }, -1);
}

static void
append_marks (JalonsReaderPage *self,
              GtkSnapshot *snapshot)
{
  float zoom = (float) zoom_of (self);
  int number = 0;

  for (unsigned i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const JalonsPdfMatch *match = &g_array_index (self->matches, JalonsPdfMatch, i);
      graphene_rect_t area;

      graphene_rect_init (&area, (float) match->area.x * zoom - 1, (float) match->area.y * zoom - 1,
                          (float) match->area.width * zoom + 2, (float) match->area.height * zoom + 2);
      gtk_snapshot_append_color (snapshot, number == self->current_match ? &current_mark : &mark, &area);
      number += !match->continued;
    }
}

/* In the memory that the picture is in, where a renderer can: a page is some 8 MB. */
static void
append_picture (JalonsReaderPage *self,
                GtkSnapshot *snapshot,
                const graphene_rect_t *area)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));
  cairo_surface_t *surface = g_object_get_data (G_OBJECT (self->picture), JALONS_READER_SURFACE);
  cairo_t *cr;

  if (surface == NULL || !GSK_IS_CAIRO_RENDERER (renderer))
    {
      gtk_snapshot_append_texture (snapshot, self->picture, area);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_scale (cr, area->size.width / gdk_texture_get_width (self->picture),
               area->size.height / gdk_texture_get_height (self->picture));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
jalons_reader_page_snapshot (GtkWidget *widget,
                             GtkSnapshot *snapshot)
{
  JalonsReaderPage *self = JALONS_READER_PAGE (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float factor = (float) gtk_widget_get_scale_factor (widget);
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, width, height), drawn = whole;

  if (self->picture == NULL || !self->sharp)
    gtk_snapshot_append_color (snapshot, &paper, &whole);
  if (self->picture != NULL && self->sharp)
    graphene_rect_init (&drawn, 0, 0, (float) gdk_texture_get_width (self->picture) / factor,
                        (float) gdk_texture_get_height (self->picture) / factor);
  if (self->picture != NULL)
    append_picture (self, snapshot, &drawn);
  append_marks (self, snapshot);
  GTK_WIDGET_CLASS (jalons_reader_page_parent_class)->snapshot (widget, snapshot);
}

static void
jalons_reader_page_dispose (GObject *object)
{
  JalonsReaderPage *self = JALONS_READER_PAGE (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  for (unsigned i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_pointer (&self->trouble, gtk_widget_unparent);
  g_clear_object (&self->picture);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (jalons_reader_page_parent_class)->dispose (object);
}

static void
jalons_reader_page_finalize (GObject *object)
{
  JalonsReaderPage *self = JALONS_READER_PAGE (object);

  g_ptr_array_unref (self->buttons);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (jalons_reader_page_parent_class)->finalize (object);
}

static void
jalons_reader_page_class_init (JalonsReaderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jalons_reader_page_dispose;
  object_class->finalize = jalons_reader_page_finalize;
  widget_class->size_allocate = jalons_reader_page_size_allocate;
  widget_class->snapshot = jalons_reader_page_snapshot;
  gtk_widget_class_set_css_name (widget_class, "readerpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
jalons_reader_page_init (JalonsReaderPage *self)
{
  self->buttons = g_ptr_array_new ();
  self->current_match = -1;
}

/**
 * jalons_reader_page_new:
 * @page: from 0
 * @thumbnail: it is small: neither its links nor its words are of use
 */
JalonsReaderPage *
jalons_reader_page_new (JalonsPdf *pdf,
                        unsigned page,
                        gboolean thumbnail)
{
  JalonsReaderPage *self = g_object_new (JALONS_TYPE_READER_PAGE, NULL);
  g_autofree char *label = g_strdup_printf (_ ("Page %1$d of %2$d"), (int) page + 1, (int) jalons_pdf_get_n_pages (pdf));

  self->pdf = g_object_ref (pdf);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (thumbnail)
    return self;
  self->asking = g_cancellable_new ();
  jalons_pdf_links_async (pdf, page, G_PRIORITY_DEFAULT + 20, self->asking, on_links, self);
  jalons_pdf_text_async (pdf, page, G_PRIORITY_DEFAULT + 30, self->asking, on_text, self);
  return self;
}

/**
 * jalons_reader_page_get_page:
 *
 * Returns: which page of the document it shows, from 0
 */
unsigned
jalons_reader_page_get_page (JalonsReaderPage *self)
{
  return self->page;
}

/**
 * jalons_reader_page_set_picture:
 * @sharp: it was drawn for this very size
 */
void
jalons_reader_page_set_picture (JalonsReaderPage *self,
                                GdkTexture *picture,
                                gboolean sharp)
{
  if (!g_set_object (&self->picture, picture) && self->sharp == sharp)
    return;
  self->sharp = sharp;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_reader_page_set_trouble:
 * @trouble: (nullable): the sentence that stands in place of the picture
 */
void
jalons_reader_page_set_trouble (JalonsReaderPage *self,
                                const char *trouble)
{
  GtkWidget *label, *button;

  if ((trouble != NULL) == (self->trouble != NULL))
    return;
  g_clear_pointer (&self->trouble, gtk_widget_unparent);
  if (trouble == NULL)
    return;
  self->trouble = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_halign (self->trouble, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->trouble, GTK_ALIGN_CENTER);
  label = gtk_label_new (trouble);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (self->trouble), label);
  button = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.again");
  gtk_box_append (GTK_BOX (self->trouble), button);
  gtk_widget_add_css_class (self->trouble, "page-trouble");
  gtk_widget_set_parent (self->trouble, GTK_WIDGET (self));
}

/**
 * jalons_reader_page_set_marks:
 * @matches: (nullable) (element-type JalonsPdfMatch): what is marked
 * @current: which of them, not counting second halves, is the one that was gone to; -1: none
 */
void
jalons_reader_page_set_marks (JalonsReaderPage *self,
                              GArray *matches,
                              int current)
{
  if (matches == self->matches && current == self->current_match)
    return;
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches != NULL ? g_array_ref (matches) : NULL;
  self->current_match = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_reader_page_set_current:
 * @current: it is the page that is being read, as its thumbnail shows
 */
void
jalons_reader_page_set_current (JalonsReaderPage *self,
                                gboolean current)
{
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}
