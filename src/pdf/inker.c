/* Writes the glyphs of a line as shown text, each with what it says. ISO 32000-1, 9.4.
 * Invariant: what is read from the page, glyph by glyph, is the text itself, ligatures and marks included.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/inker.h"

#include <math.h>
#include <string.h>

#include "pdf/form.h"

/* In thousandths of the size: what a glyph may be off, so that widths which are rounded need no correction each. */
#define NEAR 5

/* What a glyph says that shares its letter with the glyph before it: nothing, but the format wants a letter. */
#define NOTHING "\u200b"

struct _JalonsInker
{
  PangoRenderer parent_instance;
  JalonsPen *pen;
  JalonsPdfFonts *fonts;
  JalonsPdfPictures *pictures;
  double grey;
  double scale; /* how much larger the line is than its layout */
  double x, y;  /* where it begins */
};

typedef struct
{
  PangoRendererClass parent_class;
} JalonsInkerClass;

static GType jalons_inker_get_type (void);

G_DEFINE_TYPE (JalonsInker, jalons_inker, PANGO_TYPE_RENDERER)

/* A run of glyphs in one font. */
typedef struct
{
  GString *content;
  GString *codes; /* that follow one another without a correction */
  JalonsPdfFont *font;
  double size; /* as it is laid out */
  double scale;
  double at;   /* where the next glyph comes by itself, from the beginning of the run, in thousandths of the size */
  double rise; /* above the line, in points */
} Run;

/* What a glyph says */

/* The glyphs that show the same letters are side by side. */
typedef struct
{
  int first, end;
  const char *text;
  gsize length;
} Cluster;

static Cluster
find_cluster (const PangoGlyphItem *item,
              const char *text,
              int glyph)
{
  const int *starts = item->glyphs->log_clusters;
  gboolean backwards = item->item->analysis.level % 2 == 1;
  Cluster cluster = { .first = glyph, .end = glyph + 1 };
  int end = item->item->length;

  while (cluster.first > 0 && starts[cluster.first - 1] == starts[glyph])
    cluster.first--;
  while (cluster.end < item->glyphs->num_glyphs && starts[cluster.end] == starts[glyph])
    cluster.end++;
  if (backwards && cluster.first > 0)
    end = starts[cluster.first - 1];
  else if (!backwards && cluster.end < item->glyphs->num_glyphs)
    end = starts[cluster.end];
  cluster.text = text + item->item->offset + starts[glyph];
  cluster.length = (gsize) MAX (0, end - starts[glyph]);
  return cluster;
}

/* Several glyphs of one cluster are most often a letter and its accents: each says its part of the letter. */
static char *
part_of_cluster (const Cluster *cluster,
                 int glyph,
                 gboolean backwards)
{
  g_autofree char *parts = g_utf8_normalize (cluster->text, (gssize) cluster->length, G_NORMALIZE_NFD);
  long n = cluster->end - cluster->first, part = backwards ? cluster->end - 1 - glyph : glyph - cluster->first;
  long n_letters = parts != NULL ? g_utf8_strlen (parts, -1) : 0;

  if (part >= n_letters)
    return g_strdup (NOTHING);
  return g_utf8_substring (parts, part, part == n - 1 ? n_letters : part + 1);
}

/* Shown text */

static void
end_codes (Run *run)
{
  if (run->codes->len == 0)
    return;
  jalons_pdf_bytes (run->content, run->codes->str, run->codes->len);
  g_string_truncate (run->codes, 0);
}

static void
set_rise (Run *run,
          double rise)
{
  if (fabs (run->rise - rise) < 0.001)
    return;
  end_codes (run);
  g_string_append (run->content, "]TJ\n");
  jalons_pdf_number (run->content, rise);
  g_string_append (run->content, " Ts[");
  run->rise = rise;
}

static void
show (Run *run,
      double x,
      JalonsPdfGlyph glyph)
{
  double off = x * 1000 / run->size - run->at;

  if (fabs (off) > NEAR)
    {
      end_codes (run);
      jalons_pdf_number (run->content, -round (off));
      run->at += round (off);
    }
  g_string_append_c (run->codes, (char) (glyph.code >> 8));
  g_string_append_c (run->codes, (char) glyph.code);
  run->at += glyph.width;
}

static void
show_glyph (Run *run,
            const PangoGlyphItem *item,
            const char *text,
            int i,
            double x)
{
  const PangoGlyphInfo *glyph = &item->glyphs->glyphs[i];
  Cluster cluster = find_cluster (item, text, i);
  g_autofree char *part = NULL;

  if (glyph->glyph == PANGO_GLYPH_EMPTY || cluster.length == 0)
    return;
  if (cluster.end - cluster.first > 1)
    {
      part = part_of_cluster (&cluster, i, item->item->analysis.level % 2 == 1);
      cluster.text = part;
      cluster.length = strlen (part);
    }
  set_rise (run, -pango_units_to_double (glyph->geometry.y_offset) * run->scale);
  show (run, x + pango_units_to_double (glyph->geometry.x_offset),
        jalons_pdf_font_show (run->font, glyph->glyph, cluster.text, cluster.length));
}

static void
show_glyphs (Run *run,
             const PangoGlyphItem *item,
             const char *text,
             double x,
             double y)
{
  double along = 0;

  g_string_append_printf (run->content, "BT/F%u ", jalons_pdf_font_number (run->font));
  jalons_pdf_number (run->content, run->size * run->scale);
  g_string_append (run->content, " Tf 1 0 0 -1 ");
  jalons_pdf_numbers (run->content, (const double[]){ x, y }, 2);
  g_string_append (run->content, "Tm[");
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      show_glyph (run, item, text, i, along);
      along += pango_units_to_double (item->glyphs->glyphs[i].geometry.width);
    }
  end_codes (run);
  g_string_append (run->content, run->rise > 0 || run->rise < 0 ? "]TJ 0 Ts ET\n" : "]TJ ET\n");
}

/* A glyph that is a picture has no outline: its text is there, and the picture is painted over it. */
static void
show_pictures (JalonsInker *self,
               Run *run,
               const PangoGlyphItem *item,
               double x,
               double y)
{
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &item->glyphs->glyphs[i];
      double box[4], part = run->size * run->scale / 1000;
      GBytes *png = jalons_pdf_font_picture (run->font, glyph->glyph, box);
      const JalonsPdfPicture *picture = png != NULL ? jalons_pdf_pictures_find (self->pictures, png) : NULL;

      if (picture != NULL)
        jalons_pen_picture (self->pen, picture->number,
                            x + pango_units_to_double (glyph->geometry.x_offset) * run->scale + box[0] * part,
                            y + pango_units_to_double (glyph->geometry.y_offset) * run->scale - box[1] * part, box[2] * part,
                            box[3] * part);
      x += pango_units_to_double (glyph->geometry.width) * run->scale;
    }
}

static void
jalons_inker_draw_glyph_item (PangoRenderer *renderer,
                              const char *text,
                              PangoGlyphItem *item,
                              int x,
                              int y)
{
  JalonsInker *self = (JalonsInker *) renderer;
  g_autoptr (GString) codes = g_string_new (NULL);
  Run run = { .content = jalons_pen_ink (self->pen, self->grey), .codes = codes, .scale = self->scale };
  double left = self->x + pango_units_to_double (x) * self->scale;
  double base = self->y + pango_units_to_double (y) * self->scale;

  run.font = jalons_pdf_fonts_find (self->fonts, item->item->analysis.font, &run.size);
  show_glyphs (&run, item, text, left, base);
  show_pictures (self, &run, item, left, base);
}

/* The line through what is cancelled. */
static void
jalons_inker_draw_rectangle (PangoRenderer *renderer,
                             PangoRenderPart part,
                             int x,
                             int y,
                             int width,
                             int height)
{
  JalonsInker *self = (JalonsInker *) renderer;

  jalons_pen_rectangle (self->pen, self->x + pango_units_to_double (x) * self->scale,
                        self->y + pango_units_to_double (y) * self->scale, pango_units_to_double (width) * self->scale,
                        pango_units_to_double (height) * self->scale);
  jalons_pen_fill (self->pen, self->grey);
}

static void
jalons_inker_class_init (JalonsInkerClass *class)
{
  class->parent_class.draw_glyph_item = jalons_inker_draw_glyph_item;
  class->parent_class.draw_rectangle = jalons_inker_draw_rectangle;
}

static void
jalons_inker_init (JalonsInker *self)
{
}

/**
 * jalons_inker_new:
 * @pen: paints
 * @fonts: get what is shown
 * @pictures: get the glyphs that are pictures
 *
 * Returns: (transfer full): paints text until g_object_unref()
 */
JalonsInker *
jalons_inker_new (JalonsPen *pen,
                  JalonsPdfFonts *fonts,
                  JalonsPdfPictures *pictures)
{
  JalonsInker *self = g_object_new (jalons_inker_get_type (), NULL);

  self->pen = pen;
  self->fonts = fonts;
  self->pictures = pictures;
  return self;
}

/**
 * jalons_inker_line:
 * @scale: how much larger it is than it was laid out, see jalons_lettering_scale()
 * @x: the left of the line, in points
 * @y: its base line
 * @grey: 0 is black, 1 is the paper
 */
void
jalons_inker_line (JalonsInker *self,
                   PangoLayoutLine *line,
                   double scale,
                   double x,
                   double y,
                   double grey)
{
  self->grey = grey;
  self->scale = scale;
  self->x = x;
  self->y = y;
  pango_renderer_draw_layout_line ((PangoRenderer *) self, line, 0, 0);
}
