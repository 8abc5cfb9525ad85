"""Files of the Center's lists: spreadsheets and tables read into sheets of cells."""
