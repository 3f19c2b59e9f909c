/* What the files of paper.h share: the document that is being drawn.
 * Invariant: only paper.c begins and ends pages, elements and links.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/facts.h"
#include "pdf/inker.h"
#include "pdf/link.h"
#include "pdf/outline.h"
#include "print/paper.h"

G_BEGIN_DECLS

struct _JalonsPaper
{
  double scale;
  double width, height; /* of a sheet */
  JalonsPdfFacts facts;
  JalonsPdfFile *file;
  JalonsPdfStructure *structure;
  JalonsPdfOutline *outline;
  JalonsPdfFonts *fonts;
  JalonsPdfPictures *pictures;
  JalonsPen *pen;
  JalonsInker *inker;
  JalonsLettering *lettering;
  unsigned tree, resources; /* the objects that all pages name */
  GArray *pages;            /* of unsigned: their objects; those of pages to come too, where a link leads there */
  int n_pages;
  unsigned key;        /* of the present page in the structure */
  GString *links;      /* on the present page */
  JalonsPdfLink *link; /* that is open */
  int link_depth;
  int depth; /* how many elements are open */
  gboolean ornament;
};

double jalons_paper_up (JalonsPaper *self, double y);

G_END_DECLS
